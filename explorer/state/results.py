"""The result of what is chosen, or the last one that fitted."""

from explorer.inputs.images import ImageError
from explorer.state.features import chosen_input
from explorer.state.fits import Refusal, find_refusal
from explorer.state.pooled import Pooling
from explorer.state.session import current
from explorer.words.catalogue import say


def pool_chosen() -> None:
    """Pool what is chosen, and keep it as the session's ``pooled``.

    Where that cannot be, the result that fitted last stays, and ``refusal`` says why.
    """
    session = current()
    choices = session.choices
    is_picture = choices.input == "image"
    is_private = is_picture and choices.source != "sample"
    try:
        image, filtered = chosen_input(choices, session.pictures)
    except ImageError as error:
        session.refusal = Refusal(str(error))
        return
    except MemoryError:
        session.refusal = Refusal(say("notices.short_memory"))
        return
    session.shape = image.shape[0], image.shape[1]
    try:
        wanted = Pooling.of(
            image,
            choices.spec(),
            is_picture=is_picture,
            is_private=is_private,
            filtered=filtered,
        )
        if wanted == session.pooled:
            wanted = session.pooled  # Which may hold a result of its own.
        wanted.steps  # noqa: B018 - what it takes is taken here, where short memory is told
    except ValueError:
        session.refusal = find_refusal(choices, session.shape, is_apart=session.is_apart)
        return
    except MemoryError:
        session.refusal = Refusal(say("notices.short_memory"))
        return
    session.pooled, session.refusal = wanted, None
