"""What a framework has not, or refuses: an error that says it by a name as well."""


class MissingError(ValueError):
    """A framework cannot be asked for something.

    Parameters
    ----------
    what : str
        Its name, for whoever says it in other words.
    sentence : str
        A clause about the framework, as "it has no ceil mode".
    **places
        The values that the clause names.
    """

    def __init__(self, what: str, sentence: str, /, **places: object) -> None:
        super().__init__(sentence)
        self.what = what
        self.places = places
