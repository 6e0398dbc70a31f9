"""The result of what is chosen, or the last one that fitted."""

from explorer.state.pictures import chosen_image
from explorer.state.pooled import Pooling
from explorer.state.session import current
from explorer.words.catalogue import say


def pool_chosen() -> str:
    """Pool what is chosen, and keep it as the session's ``pooled``.

    Returns
    -------
    str
        Empty, or why the choices do not fit. Then the result that fitted last stays.
    """
    session = current()
    choices = session.choices
    is_picture = choices.input == "image"
    is_private = is_picture and choices.source != "sample"
    try:
        image = chosen_image(choices, session.pictures)
        wanted = Pooling.of(image, choices.spec(), is_picture=is_picture, is_private=is_private)
        if wanted == session.pooled:
            wanted = session.pooled  # Which may hold a result of its own.
        wanted.steps  # noqa: B018 - what it takes is taken here, where short memory is told
    except ValueError as error:
        return str(error).rstrip(".")
    except MemoryError:
        return say("notices.short_memory")
    session.pooled = wanted
    return ""
