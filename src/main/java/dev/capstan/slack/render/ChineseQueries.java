package dev.capstan.slack.render;

import java.util.Optional;

final class ChineseQueries implements QueryPhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    @Override
    public Mrkdwn subject(Mrkdwn title, Mrkdwn service, Mrkdwn environment) {
        return said(title + " · " + service + " " + environment);
    }

    @Override
    public Mrkdwn explaining(Mrkdwn title) {
        return said(title + " 的执行计划");
    }

    @Override
    public Mrkdwn typed() {
        return said("手写语句");
    }

    @Override
    public Mrkdwn headline(Mrkdwn subject, Mrkdwn standing) {
        return said(subject + "：" + standing);
    }

    @Override
    public Mrkdwn askedBy(Mrkdwn person) {
        return said(person + " 发起");
    }

    @Override
    public Mrkdwn database(Mrkdwn name) {
        return said("数据库 " + name);
    }

    @Override
    public Mrkdwn underWay(Mrkdwn duration) {
        return said("正在查询 · " + duration);
    }

    @Override
    public Mrkdwn ending() {
        return said("正在终止");
    }

    @Override
    public Mrkdwn milliseconds(long count) {
        return said(count + " 毫秒");
    }

    @Override
    public Mrkdwn rows(long count) {
        return said(count == 0 ? "没有结果" : "%,d 行".formatted(count));
    }

    @Override
    public Mrkdwn rowsAtLeast(long count) {
        return said("超过 %,d 行".formatted(count));
    }

    @Override
    public Mrkdwn expected(Mrkdwn found, Mrkdwn wanted) {
        return said(found + "（应为 " + wanted + "）");
    }

    @Override
    public Mrkdwn noRows() {
        return said("0 行");
    }

    @Override
    public Mrkdwn noData(Mrkdwn wanted) {
        return said("没有数据（应为 " + wanted + "）");
    }

    @Override
    public Mrkdwn noColumn(Mrkdwn column) {
        return said("无法判断，结果中没有 " + column + " 这一列");
    }

    @Override
    public Mrkdwn cancelled(Mrkdwn person, Optional<Mrkdwn> after) {
        return said(after.map(time -> "运行 " + time + "后").orElse("尚未开始即") + "被 " + person + " 终止");
    }

    @Override
    public Mrkdwn answered(Mrkdwn rows, Mrkdwn took, Mrkdwn database, Mrkdwn role) {
        return said(rows + "，用时 " + took + " · " + database + "，角色 " + role);
    }

    @Override
    public Mrkdwn firstOf(int shown, boolean inFile) {
        return said("只显示前 " + shown + " 行" + (inFile ? "，全部内容见文件" : ""));
    }

    @Override
    public Mrkdwn cutAtRows() {
        return said("已到行数上限，后面还有");
    }

    @Override
    public Mrkdwn cutAtBytes() {
        return said("结果过大，已提前结束，后面还有");
    }

    @Override
    public Mrkdwn answeredPrivately() {
        return said("正在查询，结果会以私信发给你。");
    }

    @Override
    public Mrkdwn services() {
        return said("各服务可用的查询：");
    }

    @Override
    public Mrkdwn noServices() {
        return said("目录中没有任何服务提供查询。");
    }

    @Override
    public Mrkdwn queryCount(int count) {
        return said(count + " 个查询");
    }

    @Override
    public Mrkdwn queriesOf(Mrkdwn service) {
        return said("“" + service + "”可用的查询：");
    }

    @Override
    public Mrkdwn noneFor(Mrkdwn service) {
        return said("“" + service + "”没有你可以运行的查询。");
    }

    @Override
    public Mrkdwn takes(Mrkdwn parameters) {
        return said("参数 " + parameters);
    }

    @Override
    public Mrkdwn unknownQuery(Mrkdwn service, Mrkdwn typed) {
        return said(service + " 没有 " + typed + " 这个查询。");
    }

    @Override
    public Mrkdwn databaseMissing(Mrkdwn service, Mrkdwn example) {
        return said("要查询 " + service + " 的哪个数据库？例如输入 " + example + "。");
    }

    @Override
    public Mrkdwn noDatabase(Mrkdwn service) {
        return said("目录中没有 " + service + " 的数据库。");
    }

    @Override
    public Mrkdwn notThere(Mrkdwn service, Mrkdwn database, Mrkdwn environment) {
        return said(service + " 的数据库 " + database + " 在 " + environment + " 没有地址，请在服务文件中补上。");
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn title, Mrkdwn where, Mrkdwn people) {
        return said("你不能在 " + where + " 运行“" + title + "”。" + may(people));
    }

    @Override
    public Mrkdwn notAllowedToType(Mrkdwn where, Mrkdwn people) {
        return said("你不能对 " + where + " 手写语句。" + may(people));
    }

    private static String may(Mrkdwn people) {
        return people.isEmpty() ? "目前没有人可以。" : "可以的人：" + people;
    }

    @Override
    public Mrkdwn notAsked(Mrkdwn what, Mrkdwn instead) {
        return said("语句没有发给数据库：" + what + "。" + instead);
    }

    @Override
    public Mrkdwn at(int line, int column) {
        return said("第 " + line + " 行第 " + column + " 列");
    }

    @Override
    public Mrkdwn typedParameter(Mrkdwn name) {
        return said("手写语句不带参数，请把 " + name + " 换成具体的值。");
    }

    @Override
    public Mrkdwn noDeployYet(Mrkdwn service, Mrkdwn environment, Mrkdwn example) {
        return said(service + " " + environment + " 还没有部署过，请写明时间，例如 " + example + "。");
    }

    @Override
    public Mrkdwn notThereAnyMore() {
        return said("目录中已没有这个按钮对应的查询。");
    }

    @Override
    public String run() {
        return "运行";
    }

    @Override
    public String fill() {
        return "运行…";
    }

    @Override
    public String runAgain() {
        return "再次运行";
    }

    @Override
    public String explain() {
        return "执行计划";
    }

    @Override
    public String cancel() {
        return "终止";
    }

    @Override
    public String formTitle() {
        return "运行查询";
    }

    @Override
    public String submit() {
        return "运行";
    }

    @Override
    public Mrkdwn formAbout(Mrkdwn title, Mrkdwn service) {
        return said(title + " · " + service);
    }
}
