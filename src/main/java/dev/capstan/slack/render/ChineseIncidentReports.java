package dev.capstan.slack.render;

final class ChineseIncidentReports implements IncidentReportPhrases {
    @Override
    public String found() {
        return "问题发现时间";
    }

    @Override
    public String impact() {
        return "影响范围";
    }

    @Override
    public String steps() {
        return "处理步骤";
    }

    @Override
    public String cause() {
        return "根本原因";
    }

    @Override
    public String prevention() {
        return "预防措施";
    }

    @Override
    public String at() {
        return "发现";
    }

    @Override
    public String acknowledged() {
        return "响应";
    }

    @Override
    public String mitigated() {
        return "止损";
    }

    @Override
    public String resolved() {
        return "解决";
    }

    @Override
    public String notYet() {
        return "尚未";
    }

    @Override
    public String after(String length) {
        return "历时 " + length;
    }

    @Override
    public String commander() {
        return "指挥";
    }

    @Override
    public String time() {
        return "时间 (UTC)";
    }

    @Override
    public String what() {
        return "事件";
    }

    @Override
    public String toldTo(String readers) {
        return "已告知" + readers;
    }

    @Override
    public String ask() {
        return "评估查询";
    }

    @Override
    public String unknown() {
        return "尚未填写：解决事故时请写明根本原因。";
    }

    @Override
    public String nothing() {
        return "暂无改进措施。";
    }
}
