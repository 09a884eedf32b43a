package dev.capstan.slack.render;

import dev.capstan.operation.Question.Answer;

final class ChineseButtons implements ButtonPhrases {
    @Override
    public String approve() {
        return "批准";
    }

    @Override
    public String deny() {
        return "拒绝…";
    }

    @Override
    public String showCommands() {
        return "查看命令";
    }

    @Override
    public String withdraw() {
        return "撤回";
    }

    @Override
    public String stop() {
        return "取消…";
    }

    @Override
    public String stopAndRollBack() {
        return "停止并回滚";
    }

    @Override
    public String answer(Answer answer) {
        return switch (answer) {
            case RUN_AGAIN -> "重跑这一步";
            case COUNT_AS_DONE -> "视为已完成";
            case ROLL_BACK -> "回滚";
            case RELEASE -> "保持现状";
        };
    }

    @Override
    public String planAnew() {
        return "重新生成计划";
    }

    @Override
    public String log() {
        return "日志";
    }

    @Override
    public String again(Again what) {
        return switch (what) {
            case ASK -> "重新发起…";
            case DEPLOY -> "再次部署…";
            case ROLL_BACK -> "再次回滚…";
            case OTHER -> "再次执行…";
        };
    }

    @Override
    public String undo() {
        return "撤销…";
    }

    @Override
    public String sureToUndo() {
        return "这会申请撤销；与其他更改一样，需要先生成计划并获得同意。";
    }

    @Override
    public String image() {
        return "恢复文件";
    }

    @Override
    public String sure() {
        return "确定吗？";
    }

    @Override
    public String back() {
        return "返回";
    }

    @Override
    public String sureToWithdraw() {
        return "尚未开始执行。撤回后不会有任何操作。";
    }

    @Override
    public String sureToRollBack() {
        return "将立即执行为这一步声明的恢复流程。对数据库的改动会保留。";
    }

    @Override
    public String sureToCountAsDone() {
        return "你已确认这一步确实做完了。下一步会立即开始。";
    }

    @Override
    public String sureToRelease() {
        return "操作就此中止：不再执行，也不回退，锁会释放，排队的操作可以开始。";
    }
}
