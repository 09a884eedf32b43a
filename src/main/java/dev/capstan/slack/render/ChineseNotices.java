package dev.capstan.slack.render;

final class ChineseNotices implements NoticePhrases {
    @Override
    public Mrkdwn catalogueRefused(int problems) {
        return Mrkdwn.name("修改后的运维配置有 " + problems + " 处问题，未生效；继续使用上一份有效的配置");
    }

    @Override
    public Mrkdwn catalogueRefusedNext() {
        return Mrkdwn.name("请改正 commands/ 中的文件；放到服务器之前可用 `./capstan check` 检查");
    }

    @Override
    public Mrkdwn stepsDieWithContainer(Mrkdwn services) {
        return Mrkdwn.name("Capstan 运行在容器中，而 " + services + " 的步骤以 `local` 方式执行：容器停止时这些步骤也会中断。"
                + "请改为通过 SSH 在主机上执行，或以系统服务方式运行 Capstan");
    }

    @Override
    public Mrkdwn roleMayWrite(Mrkdwn role, Mrkdwn database, Mrkdwn where) {
        return Mrkdwn.name(where + " 的数据库 " + database + " 以 " + role + " 身份查询，该账号不只有读取权限。Capstan 仍然只读");
    }

    @Override
    public Mrkdwn roleMended() {
        return Mrkdwn.name("请管理员执行以下语句建立只读账号，再把它写入密钥");
    }

    @Override
    public Mrkdwn catalogueReloaded(int services, int runbooks) {
        return Mrkdwn.name("修改后的运维配置已生效：" + services + " 个服务，" + runbooks + " 个运维流程");
    }

    @Override
    public Mrkdwn cannotWrite(Mrkdwn channel, Mrkdwn error, Mrkdwn about) {
        return Mrkdwn.name(
                "Capstan 无法在 " + channel + " 发消息" + (about.isEmpty() ? "" : "（" + about + "）") + "：Slack 返回 " + error);
    }

    @Override
    public Mrkdwn inviteMe(Mrkdwn channel, Mrkdwn command) {
        return Mrkdwn.name("请在 " + channel + " 中输入 " + command);
    }

    @Override
    public Mrkdwn unarchive(Mrkdwn channel) {
        return Mrkdwn.name("请取消归档 " + channel + "，或在该服务的环境中改用其他 `channel`");
    }

    @Override
    public Mrkdwn correctChannel() {
        return Mrkdwn.name("请检查该服务环境中的 `channel`");
    }

    @Override
    public Mrkdwn goesOnUntold() {
        return Mrkdwn.name("正在执行的操作会继续，频道恢复后会补发消息");
    }
}
