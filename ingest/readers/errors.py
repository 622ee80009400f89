"""What can be wrong with an input, said so that a person can mend it."""


class Unreadable(Exception):
    """An input that was refused: which one (`path`, with `:line` where known), what is wrong, and what to do about it."""

    def __init__(self, path: str, what: str, mend: str):
        super().__init__(f"{path}: {what}; {mend}")
        self.path = path
        self.what = what
        self.mend = mend
