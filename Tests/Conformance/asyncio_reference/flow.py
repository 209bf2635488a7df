"""The jumps of the language, as exceptions that no `except` part ever sees."""


class Jump(BaseException):
    """Control leaving a block."""


class Break(Jump):
    pass


class Continue(Jump):
    pass


class Return(Jump):
    def __init__(self, value):
        self.value = value
