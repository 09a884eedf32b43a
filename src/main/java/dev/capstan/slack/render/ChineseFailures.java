package dev.capstan.slack.render;

final class ChineseFailures implements FailurePhrases {
    @Override
    public Mrkdwn exitCode(int code) {
        return Mrkdwn.name(
                switch (code) {
                    case 126 -> "退出码 126：命令存在但没有执行权限";
                    case 127 -> "退出码 127：主机上找不到命令";
                    case 137 -> "退出码 137：进程被杀，通常是内存不足";
                    case 143 -> "退出码 143：进程被外部终止";
                    default -> "退出码 " + code;
                });
    }

    @Override
    public Mrkdwn exitCodeNext(int code) {
        return Mrkdwn.name(
                switch (code) {
                    case 127 -> "请检查主机上登录用户的 PATH，再重新发起";
                    case 137 -> "请检查主机内存和内核日志，再重新发起";
                    default -> "原因见最后几行输出，完整输出请点“日志”";
                });
    }

    @Override
    public Mrkdwn timedOut(Mrkdwn after) {
        return Mrkdwn.name("超过 " + after + "未结束，已被终止");
    }

    @Override
    public Mrkdwn timedOutNext() {
        return Mrkdwn.name("请在日志中查看卡在哪里；如确实需要更久，请调大该步骤的 `timeout`");
    }

    @Override
    public Mrkdwn checkUnmet(Mrkdwn check, Mrkdwn asked, Mrkdwn answered, Mrkdwn lasted) {
        return Mrkdwn.name("检查项 " + check + (lasted.isEmpty() ? " " : " 持续 " + lasted) + "未通过：" + asked
                + (answered.isEmpty() ? " 没有响应" : " 返回 " + answered));
    }

    @Override
    public Mrkdwn checkUnmetNext() {
        return Mrkdwn.name("请到主机上查看服务自身的日志");
    }

    @Override
    public Mrkdwn rulesBroken(Mrkdwn rules) {
        return Mrkdwn.name("环境变量不符合要求：" + rules);
    }

    @Override
    public Mrkdwn rulesBrokenNext() {
        return Mrkdwn.name("请在服务读取配置的地方改正，再重新发起");
    }

    @Override
    public Mrkdwn ruleRequired(Mrkdwn variable) {
        return Mrkdwn.name(variable + " 必须设置");
    }

    @Override
    public Mrkdwn ruleEquals(Mrkdwn variable, Mrkdwn expected) {
        return Mrkdwn.name(variable + " 必须为 " + expected);
    }

    @Override
    public Mrkdwn ruleAtLeast(Mrkdwn variable, int characters) {
        return Mrkdwn.name(variable + " 至少 " + characters + " 个字符");
    }

    @Override
    public Mrkdwn ruleNot(Mrkdwn variable, Mrkdwn forbidden) {
        return Mrkdwn.name(variable + " 必须设置，且不能为 " + forbidden);
    }

    @Override
    public Mrkdwn ruleMatches(Mrkdwn variable, Mrkdwn pattern) {
        return Mrkdwn.name(variable + " 必须匹配 " + pattern);
    }

    @Override
    public Mrkdwn unreachable(Mrkdwn host, Mrkdwn why) {
        return Mrkdwn.name("无法连接 " + host + (why.isEmpty() ? "" : "：" + why));
    }

    @Override
    public Mrkdwn unreachableNext() {
        return Mrkdwn.name("请检查主机和网络，再重新发起");
    }

    @Override
    public Mrkdwn hostKeyChanged(Mrkdwn host, Mrkdwn fingerprint) {
        return Mrkdwn.name(host + " 的主机密钥与已知的不一致：" + fingerprint);
    }

    @Override
    public Mrkdwn hostKeyChangedNext(Mrkdwn file) {
        return Mrkdwn.name("如果主机确实重装过，请在主机上核对此指纹，并替换 " + file + " 中对应的一行。否则可能有人在中间劫持：不要改动，请联系安全负责人");
    }

    @Override
    public Mrkdwn hostKeyUnknown(Mrkdwn host, Mrkdwn fingerprint) {
        return Mrkdwn.name("未登记 " + host + " 的主机密钥：" + fingerprint);
    }

    @Override
    public Mrkdwn hostKeyUnknownNext(Mrkdwn file) {
        return Mrkdwn.name("请在主机上核对此指纹（对主机公钥执行 `ssh-keygen -lf`），再把该主机的一行加入 " + file);
    }

    @Override
    public Mrkdwn secretMissing(Mrkdwn name) {
        return Mrkdwn.name("未设置密钥 " + name);
    }

    @Override
    public Mrkdwn secretMissingNext(Mrkdwn name, Mrkdwn file) {
        return Mrkdwn.name("请在 Capstan 的运行环境中设置 " + name + " 或 " + file + "，重启后再重新发起");
    }

    @Override
    public Mrkdwn notFound(Mrkdwn host, Mrkdwn what) {
        return Mrkdwn.name(host + " 上找不到该步骤指定的内容：" + what);
    }

    @Override
    public Mrkdwn notFoundNext() {
        return Mrkdwn.name("请在主机上创建，或改正运维配置中的路径，再重新发起");
    }

    @Override
    public Mrkdwn unsupported(Mrkdwn host, Mrkdwn what) {
        return Mrkdwn.name(host + " 缺少 " + what);
    }

    @Override
    public Mrkdwn unsupportedNext() {
        return Mrkdwn.name("请在主机上安装，再重新发起");
    }

    @Override
    public Mrkdwn unknownVersion(Mrkdwn asked) {
        return Mrkdwn.name("没有名为 " + asked + " 的标签、分支或提交");
    }

    @Override
    public Mrkdwn unknownVersionNext(Mrkdwn known) {
        return Mrkdwn.name(known.isEmpty() ? "请先推送标签，或改用分支名、提交号" : "相近的标签：" + known);
    }

    @Override
    public Mrkdwn noRepository(Mrkdwn host, Mrkdwn folder, Mrkdwn said) {
        return Mrkdwn.name(host + " 上的 " + folder + " 不是可用的 git 仓库" + (said.isEmpty() ? "" : "：" + said));
    }

    @Override
    public Mrkdwn noRepositoryNext() {
        return Mrkdwn.name("请改正该服务环境中的 `folder`，或把仓库克隆到该目录");
    }

    @Override
    public Mrkdwn noKeptCopy(Mrkdwn host, Mrkdwn asked) {
        return Mrkdwn.name(host + " 上没有备份 " + asked);
    }

    @Override
    public Mrkdwn noKeptCopyNext(Mrkdwn known) {
        return Mrkdwn.name(known.isEmpty() ? "还没有留过备份，请改为部署旧版本" : "现有备份：" + known);
    }

    @Override
    public Mrkdwn noLongerDeclared(Mrkdwn what) {
        return Mrkdwn.name("运维配置中已没有 " + what);
    }

    @Override
    public Mrkdwn noLongerDeclaredNext() {
        return Mrkdwn.name("请查看 commands/ 最近的改动");
    }

    @Override
    public Mrkdwn notAsLeft(Mrkdwn wanted, Mrkdwn found) {
        return Mrkdwn.name("应为 " + wanted + (found.isEmpty() ? "，但无法确认实际是什么" : "，实际是 " + found));
    }

    @Override
    public Mrkdwn overtaken(Mrkdwn by) {
        return Mrkdwn.name(by + " 已先行，按规则的回滚不排队等候");
    }

    @Override
    public Mrkdwn goneByRuleNext() {
        return Mrkdwn.name("观察会在那次部署的消息串里询问如何处理");
    }
}
