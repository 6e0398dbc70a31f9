"""How a setting is named in one line."""

from explorer.state.choices import Setting
from explorer.words.catalogue import say
from explorer.words.sentences import shape


def name_of(setting: Setting) -> str:
    """Name a setting by its windows and its mode."""
    if setting.windows == "output":
        return say("bar.fitted", size=shape(setting.output_size), mode=setting.mode)
    stride = setting.stride or setting.pool_size
    by = str(stride[0]) if stride[0] == stride[1] else shape(stride)
    return say("bar.sized", size=shape(setting.pool_size), stride=by, mode=setting.mode)
