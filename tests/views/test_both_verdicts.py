import pytest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.both_belief import BothBeliefView
from lstm_studio.views.both_verdicts import BothVerdictsView
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.do("show_page", page="both")
    return controller


@pytest.fixture
def verdicts(qtbot, controller):
    return docked(qtbot, BothVerdictsView(controller, Look(LIGHT)), 900, 130)


@pytest.fixture
def belief(qtbot, controller):
    return docked(qtbot, BothBeliefView(controller, Look(LIGHT)), 900, 240)


def test_every_card_says_all_probabilities(verdicts, controller):
    for kind, card in verdicts.cards.items():
        shares = controller.answers.verdicts[kind]
        for sense, share in zip(("money", "river"), shares, strict=True):
            assert f"{sense} {100 * share:.1f}" in card.summary()
        assert "confidence line 70" in card.summary()


def test_cards_follow_the_sentence_and_the_head(verdicts, controller):
    said = {kind: card.summary() for kind, card in verdicts.cards.items()}
    controller.do("move_to", step=0)
    assert "Has read “grass” so far." in verdicts.cards["backward"].summary()
    assert verdicts.cards["both"].summary() == "Its two halves have not met at “bank” yet."
    controller.do("move_to", step=99)
    assert {kind: card.summary() for kind, card in verdicts.cards.items()} == said
    controller.do("read_sentence", text="no such thing")
    assert all("no “bank”" in card.summary() for card in verdicts.cards.values())


def test_belief_follows_both_readers(belief, controller):
    _, rows = belief.plot.table()
    assert len(rows) == 9
    forward = controller.answers.beliefs["forward"][:, 1]
    assert [row[2] for row in rows] == [f"{f:.4f}" for f in forward]
    assert not belief.sense.isVisible()


def test_the_end_is_not_given_away_while_it_plays(belief, controller):
    assert belief.plot._belief.both == pytest.approx(controller.answers.verdicts["both"][1])
    controller.do("move_to", step=2)
    assert belief.plot._belief.both is None
    controller.do("move_to", step=7)
    assert belief.plot._belief.both is not None


def test_of_four_senses_one_is_plotted(belief, controller):
    controller.do("choose_word", word="mole")
    assert belief.sense.isVisible()
    assert belief.sense.keys() == ["0", "1", "2", "3"]
    controller.do("show_sense", sense=3)
    assert belief.sense.currentKey() == "3"
    assert "sauce" in belief.plot.summary()


def test_a_word_of_the_plot_moves_the_reader_that_reads_there(belief, controller):
    belief.plot.stepChosen.emit(0)
    assert controller.state.readhead.step == 0
    belief.plot.stepChosen.emit(6)
    assert controller.state.readhead.step == 2
    assert controller.state.readhead.backward(1, 9) == 6
