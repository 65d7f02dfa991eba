"""What each choice is called where it can be undone."""

from __future__ import annotations

from lstm_studio.i18n import tr

__all__ = ["intent_name"]


def intent_name(intent: str) -> str:
    """Return the name of an intent for people, as in "Undo: hold a gate"."""
    return {
        "choose_sequence": tr("choose a sequence"),
        "use_sequence": tr("use your own sequence"),
        "open_in_sandbox": tr("open in the sandbox"),
        "set_value": tr("change an input"),
        "set_mark": tr("mark a step"),
        "choose_kind": tr("choose a cell"),
        "choose_mode": tr("choose who sets the gates"),
        "choose_size": tr("choose a trained cell"),
        "choose_unit": tr("choose a unit"),
        "set_weight": tr("change a weight"),
        "reset_weights": tr("reset the weights"),
        "set_scope": tr("choose what sliders act on"),
        "set_unit_scope": tr("choose which units sliders act on"),
        "pin_gate": tr("hold a gate"),
        "release_gate": tr("let go of a gate"),
        "release_all": tr("let go of all gates"),
        "flatten_gates": tr("level the gates"),
        "set_flow": tr("change the networks"),
        "show_curve": tr("show or hide a curve"),
        "show_trained": tr("show or hide a trained cell"),
        "measure_flow": tr("choose what is measured"),
        "relate_flow": tr("choose how curves are drawn"),
        "overlay_flow": tr("show a network from another page"),
        "drop_overlays": tr("take networks away"),
        "choose_pitfall": tr("choose a pitfall"),
        "choose_version": tr("choose a version of the code"),
        "keep_pitfall_result": tr("run a pitfall"),
        "write_leak_sentence": tr("change a sentence"),
        "show_page": tr("go to a page"),
        "unfold": tr("unfold an equation"),
        "set_vector": tr("show vectors"),
        "set_speed": tr("change the speed"),
        "set_loop": tr("loop"),
        "compare_weights": tr("choose the weights to compare"),
        "compare_size": tr("choose how many units to compare"),
        "compare_forget_bias": tr("choose the forget bias"),
        "compare_seed": tr("choose the seed"),
        "compare_unit": tr("choose a unit"),
        "compare_rows": tr("choose what is compared"),
        "compare_overlay": tr("lay one cell over the others"),
        "open_compared": tr("open in the sandbox"),
        "set_theme": tr("change the theme"),
        "set_scale": tr("change the size"),
        "set_projector": tr("projector"),
        "set_reduce_motion": tr("reduce motion"),
    }.get(intent, intent)
