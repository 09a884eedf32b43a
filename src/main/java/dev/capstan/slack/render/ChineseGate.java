package dev.capstan.slack.render;

import dev.capstan.sql.gate.Harm;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement.Unprovable;

final class ChineseGate implements GatePhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    @Override
    public Mrkdwn what(Reason reason) {
        return switch (reason) {
            case Reason.Empty empty -> said("语句是空的");
            case Reason.TooLong(var characters, var limit) -> said("语句有 " + characters + " 个字符，上限是 " + limit);
            case Reason.TooDeep(var limit, var at) -> said("嵌套超过 " + limit + " 层");
            case Reason.Character character -> said("字符 " + Mrkdwn.code(character.shown()) + " 可能掩盖真实含义");
            case Reason.Unclosed(var opening, var at) -> said(Mrkdwn.code(opening) + " 没有闭合");
            case Reason.SecondStatement(var at) -> said("出现了第二条语句");
            case Reason.NotARead(var kind, var at) -> said(Mrkdwn.code(kind) + " 不只是读取");
            case Reason.NotAReadingClause(var clause, var at) -> said(Mrkdwn.code(clause) + " 会写入或加锁");
            case Reason.Function(var function, var harm, var at) ->
                said("函数 " + Mrkdwn.code(function) + " " + does(harm));
            case Reason.Operator(var operator, var at) -> said("运算符 " + Mrkdwn.code(operator) + " 未经审核");
            case Reason.Type(var type, var at) -> said("类型 " + Mrkdwn.code(type) + " 未经审核");
            case Reason.Hidden(var function, var behind) ->
                said(Mrkdwn.code(behind) + " 会调用未经审核的 " + Mrkdwn.code(function));
            case Reason.Table(var table, var at) -> said(Mrkdwn.code(table.toString()) + " 保存着服务器的机密");
            case Reason.Variable(var variable, var at) -> said("变量 " + Mrkdwn.code(variable) + " 属于会话");
            case Reason.Comment(var opening, var at) -> said("服务器会执行 " + Mrkdwn.code(opening) + " 后面的内容");
            case Reason.NamelessParameter(var parameter, var at) -> said("参数 " + Mrkdwn.code(parameter) + " 没有名字");
            case Reason.NotUnderstood(var found, var at) -> said("看不懂 " + Mrkdwn.code(found, 60));
        };
    }

    private static String does(Harm harm) {
        return switch (harm) {
            case DISTURBS_OTHERS -> "会干扰其他会话或服务器";
            case TOUCHES_FILES -> "会读写服务器上的文件";
            case LEAVES_THE_DATABASE -> "会访问数据库以外的地方";
            case CHANGES_STATE -> "会改动数据，事务回滚也无法撤销";
            case WAITS -> "只会消耗时间";
            case LOCKS -> "会加锁或解锁";
            case RUNS_TEXT -> "会执行未经审核的语句";
            case REVEALS_SECRETS -> "会泄露机密";
            case NOT_REVIEWED -> "未经审核，无法确认它只读";
        };
    }

    @Override
    public Mrkdwn instead(Reason reason) {
        return switch (reason) {
            case Reason.Empty empty -> said("请写一条查询语句。");
            case Reason.TooLong tooLong -> said("请写短一些，其余部分可以放进视图。");
            case Reason.TooDeep deep -> said("请减少嵌套层次。");
            case Reason.Character character -> said("请用普通字符重新输入。");
            case Reason.Unclosed unclosed -> said("请补上。");
            case Reason.SecondStatement second -> said("一次只发一条语句。");
            case Reason.NotARead notARead -> said("这里只能发送读取数据的语句。");
            case Reason.NotAReadingClause clause -> said("请去掉它。");
            case Reason.Function function -> said("请去掉它，或换一个函数。");
            case Reason.Operator operator -> said("请使用内置运算符。");
            case Reason.Type type -> said("请转换成内置类型，例如文本。");
            case Reason.Hidden hidden -> said("请直接读取其背后的表。");
            case Reason.Table table -> said("请去掉它。");
            case Reason.Variable variable -> said("请直接写出值。");
            case Reason.Comment comment -> said("请去掉这段注释。");
            case Reason.NamelessParameter parameter -> said("请在那里直接写出值。");
            case Reason.NotUnderstood found -> said("请检查拼写。不能确认只读的语句不会发送。");
        };
    }

    @Override
    public Mrkdwn what(Unprovable found) {
        var name = Mrkdwn.code(found.name(), 60);
        return switch (found.why()) {
            case IN_AN_EXPRESSION -> said(name + " 已脱敏，不能用在表达式里");
            case WHOLE_ROW -> said(name + " 代表整行，其中有脱敏的列");
            case UNNAMED_COLUMNS -> said(name + " 有脱敏的列，而这里连接或改名时没有写出列名");
            case VIEW -> said(name + " 是视图，无法判断它的哪些列会带出脱敏数据");
            case STATISTICS -> said(name + " 保存着脱敏值的样本");
            case STATEMENTS_OF_OTHERS -> said(name + " 会显示他人的语句，其中可能有脱敏的值");
        };
    }

    @Override
    public Mrkdwn instead(Unprovable found) {
        return switch (found.why()) {
            case IN_AN_EXPRESSION -> said("请直接选取该列；条件里只能用 = 或 IN 与写明的值比较。");
            case WHOLE_ROW -> said("请逐一写出列名。");
            case UNNAMED_COLUMNS -> said("请用 ON 连接，用 AS 改名。");
            case VIEW -> said("请直接读取其背后的表。");
            case STATISTICS, STATEMENTS_OF_OTHERS -> said("请去掉它。");
        };
    }
}
