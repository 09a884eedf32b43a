package dev.capstan.slack.render;

import dev.capstan.operation.Question.Answer;

/** What stands on buttons, and what is asked back before the weighty ones. Plain text, at most 75 and 300 long. */
interface ButtonPhrases {
    String approve();

    String deny();

    String showCommands();

    String withdraw();

    String stop();

    String stopAndRollBack();

    String answer(Answer answer);

    String planAnew();

    String log();

    String again(Again what);

    enum Again {
        /** It never ran. */
        ASK,
        DEPLOY,
        ROLL_BACK,
        OTHER
    }

    String undo();

    String sureToUndo();

    String image();

    String sure();

    String back();

    String sureToWithdraw();

    String sureToRollBack();

    String sureToCountAsDone();

    String sureToRelease();
}
