package dev.capstan.slack.render;

import dev.capstan.operation.Question.Answer;

final class EnglishButtons implements ButtonPhrases {
    @Override
    public String approve() {
        return "Approve";
    }

    @Override
    public String deny() {
        return "Deny…";
    }

    @Override
    public String showCommands() {
        return "Show commands";
    }

    @Override
    public String withdraw() {
        return "Withdraw";
    }

    @Override
    public String stop() {
        return "Cancel…";
    }

    @Override
    public String stopAndRollBack() {
        return "Stop it and roll back";
    }

    @Override
    public String answer(Answer answer) {
        return switch (answer) {
            case RUN_AGAIN -> "Run the step again";
            case COUNT_AS_DONE -> "Count it as done";
            case ROLL_BACK -> "Roll back";
            case RELEASE -> "Leave as it is";
        };
    }

    @Override
    public String planAnew() {
        return "Plan anew";
    }

    @Override
    public String log() {
        return "Log";
    }

    @Override
    public String again(Again what) {
        return switch (what) {
            case ASK -> "Ask again…";
            case DEPLOY -> "Deploy again…";
            case ROLL_BACK -> "Roll back again…";
            case OTHER -> "Run again…";
        };
    }

    @Override
    public String undo() {
        return "Undo…";
    }

    @Override
    public String sureToUndo() {
        return "This asks for the undo; it is planned and agreed to like any other change.";
    }

    @Override
    public String image() {
        return "Restore file";
    }

    @Override
    public String sure() {
        return "Are you sure?";
    }

    @Override
    public String back() {
        return "Back";
    }

    @Override
    public String sureToWithdraw() {
        return "It has not begun to run. It is taken back and nothing happens.";
    }

    @Override
    public String sureToRollBack() {
        return "The recovery declared for this step is run at once. What was done to the database stays.";
    }

    @Override
    public String sureToCountAsDone() {
        return "You have looked, and the step did what it should. The next step is run at once.";
    }

    @Override
    public String sureToRelease() {
        return "It ends unfinished: nothing more is run, nothing is undone, and the next operation may start.";
    }
}
