package dev.capstan.slack.render;

final class ChineseForms implements FormPhrases {
    @Override
    public String loadingTitle() {
        return "Capstan";
    }

    @Override
    public String loading() {
        return "正在读取配置…";
    }

    @Override
    public String deployTitle() {
        return "部署";
    }

    @Override
    public String rollbackTitle() {
        return "回滚";
    }

    @Override
    public String otherTitle() {
        return "执行";
    }

    @Override
    public String submitRequest() {
        return "发起";
    }

    @Override
    public String close() {
        return "关闭";
    }

    @Override
    public String service() {
        return "服务";
    }

    @Override
    public String which() {
        return "选择";
    }

    @Override
    public String environment() {
        return "环境";
    }

    @Override
    public String component() {
        return "组件";
    }

    @Override
    public String noComponentHint() {
        return "不选表示整个服务。";
    }

    @Override
    public String choose() {
        return "请选择";
    }

    @Override
    public String searchVersion() {
        return "标签、分支或提交号";
    }

    @Override
    public String reason() {
        return "原因";
    }

    @Override
    public String reasonHint() {
        return "频道里的所有人都能看到。";
    }

    @Override
    public String yes() {
        return "是";
    }

    @Override
    public String no() {
        return "否";
    }

    @Override
    public String durationHint() {
        return "请带单位，例如 30s、10m、24h、7d。";
    }

    @Override
    public String timeHint() {
        return "例如 2026-01-06 或 2026-01-06T15:30，按 UTC 计。";
    }

    @Override
    public String copyHint() {
        return "latest 表示最近一份，或填写备份时间，例如 20260106_153000。";
    }

    @Override
    public String patternHint(String pattern) {
        return "格式：" + pattern;
    }

    @Override
    public Mrkdwn nothingOffered(Mrkdwn runbook) {
        return Mrkdwn.name("没有服务提供 " + runbook);
    }

    @Override
    public Mrkdwn asksFirst() {
        return Mrkdwn.name("计划会先发到该服务的频道，满足审批要求后才会执行");
    }

    @Override
    public String messageTitle() {
        return "Capstan";
    }

    @Override
    public String confirmTitle() {
        return "输入确认";
    }

    @Override
    public String confirm() {
        return "批准";
    }

    @Override
    public Mrkdwn confirmText(Mrkdwn operation) {
        return Mrkdwn.name("你将批准 " + operation + "，执行内容与频道中的计划完全一致");
    }

    @Override
    public String typeExactly(String word) {
        return "请输入 " + word;
    }

    @Override
    public String denyTitle() {
        return "拒绝";
    }

    @Override
    public String deny() {
        return "拒绝";
    }

    @Override
    public String denyReason() {
        return "原因";
    }

    @Override
    public String denyHint() {
        return "发起人会在消息列中看到。";
    }

    @Override
    public String stopTitle() {
        return "取消操作";
    }

    @Override
    public String stop() {
        return "停止";
    }

    @Override
    public String stopQuestion() {
        return "正在执行的步骤及其所有子进程会被终止。然后呢？";
    }

    @Override
    public String stopHere() {
        return "就地停止";
    }

    @Override
    public String stopHereMeans() {
        return "不做任何回退，保持最后一步留下的状态。";
    }

    @Override
    public String rollBack() {
        return "回滚";
    }

    @Override
    public String rollBackMeans() {
        return "执行声明的恢复流程，数据库保持不变。";
    }
}
