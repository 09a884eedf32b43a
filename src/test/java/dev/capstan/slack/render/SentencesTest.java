package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.step.EnvRule;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason says what is the matter and what to do about it, in both languages. */
class SentencesTest {
    private static final HostAddress HOST = new HostAddress.Ssh("deploy", "ctea-1", 2222);

    private static final List<FailureReason> REASONS = List.of(
            new FailureReason.ExitCode(1),
            new FailureReason.TimedOut(Duration.ofMinutes(10)),
            new FailureReason.CheckUnmet("app", "GET http://localhost:3000/health", "", Duration.ZERO),
            new FailureReason.RulesBroken(List.of(
                    new EnvRule.Required("DATABASE_URL"),
                    new EnvRule.Equal("DATABASE_SSL", "true"),
                    new EnvRule.AtLeast("JWT_SECRET", 32),
                    new EnvRule.Not("PAYMENT_PROVIDER", "mock"),
                    new EnvRule.Matches("PORT", "[0-9]+"))),
            new FailureReason.Unreachable(HOST, "No route to host"),
            new FailureReason.HostKeyRefused(HOST, "SHA256:abc", true, "/etc/capstan/known_hosts"),
            new FailureReason.HostKeyRefused(HOST, "SHA256:abc", false, "/etc/capstan/known_hosts"),
            new FailureReason.SecretMissing("CTEA_DATABASE_URL"),
            new FailureReason.Unsupported(HOST, "setsid"),
            new FailureReason.NotFound(HOST, "/app/current"),
            new FailureReason.Declined(new Told("the rows differ", "数据不同"), new Told("Plan it anew", "请重新生成计划")));

    private static final List<PlanProblem> PROBLEMS = List.of(
            new PlanProblem.UnknownVersion("v9", List.of()),
            new PlanProblem.NoRepository(HOST, "/app/current", "fatal: not a git repository"),
            new PlanProblem.NoKeptCopy(HOST, "20260106_153000", List.of("20260105_120000")),
            new PlanProblem.HostRefused(new FailureReason.SecretMissing("KEY")),
            new PlanProblem.StepRefused(new FailureReason.SecretMissing("KEY")),
            new PlanProblem.NoLongerDeclared("deploy"),
            new PlanProblem.NotAsLeft("a1b2c3d4e5f6", Optional.of("9f8e7d6c5b4a")),
            new PlanProblem.NotAsLeft("a1b2c3d4e5f6", Optional.empty()),
            new PlanProblem.Overtaken(Sample.ID));

    private static String said(Language language) {
        var failures = new Failures(Wording.in(language));
        var reasons = REASONS.stream().flatMap(reason -> Stream.of(failures.what(reason), failures.next(reason)));
        var problems = PROBLEMS.stream().flatMap(problem -> Stream.of(failures.what(problem), failures.next(problem)));
        return Stream.concat(reasons, problems).map(Mrkdwn::value).collect(Collectors.joining("\n")) + "\n";
    }

    @Test
    void every_kind_of_reason_and_problem_is_among_them() {
        assertEquals(Set.of(FailureReason.class.getPermittedSubclasses()), kinds(REASONS));
        assertEquals(Set.of(PlanProblem.class.getPermittedSubclasses()), kinds(PROBLEMS));
        var rules = ((FailureReason.RulesBroken) REASONS.get(3)).rules();
        assertEquals(Set.of(EnvRule.class.getPermittedSubclasses()), kinds(rules));
    }

    private static Set<Class<?>> kinds(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void in_english() {
        assertEquals(ENGLISH, said(Language.ENGLISH));
    }

    @Test
    void in_chinese() {
        assertEquals(CHINESE, said(Language.CHINESE));
    }

    @Test
    void exit_codes_that_mean_something_are_explained() {
        var failures = new Failures(Wording.in(Language.ENGLISH));
        assertTrue(failures.what(new FailureReason.ExitCode(137)).value().contains("memory"));
        assertTrue(failures.what(new FailureReason.ExitCode(127)).value().contains("not found"));
    }

    private static final String ENGLISH =
            """
            exited with 1
            The last lines say why; Log has all of them
            did not end within 10 m and was killed
            See in Log what it waited for; if it needs longer, raise the step's `timeout`
            check app failed: `GET http://localhost:3000/health` gave no answer
            Look at the service's own log on the host
            environment variables break their rules: `DATABASE_URL` must be set · `DATABASE_SSL` must be `true` · `JWT_SECRET` needs at least 32 characters · `PAYMENT_PROVIDER` must be set and not `mock` · `PORT` must match `[0-9]+`
            Correct them where the service reads them, then ask again
            ctea-1 can't be reached: `No route to host`
            Check the host and the way to it, then ask again
            `ssh://deploy@ctea-1:2222` shows another host key than the known one: `SHA256:abc`
            If the host was set up anew, compare this fingerprint on the host and replace its line in `/etc/capstan/known_hosts`. If not, someone may stand in between: change nothing and call security
            the host key of `ssh://deploy@ctea-1:2222` is not known: `SHA256:abc`
            Compare this fingerprint on the host (`ssh-keygen -lf` on its public host key), then add the host's line to `/etc/capstan/known_hosts`
            secret `CTEA_DATABASE_URL` is not set
            Set `CTEA_DATABASE_URL` or `CTEA_DATABASE_URL_FILE` where Capstan runs, restart it, then ask again
            ctea-1 lacks `setsid`
            Install it on the host, then ask again
            on ctea-1 something the step names is missing: `/app/current`
            Create it on the host or mend its path in the catalogue, then ask again
            the rows differ
            Plan it anew
            there is no tag, branch or commit `v9`
            Push the tag first, or name a branch or commit
            `/app/current` on ctea-1 is no usable git repository: `fatal: not a git repository`
            Correct `folder` in the service's environment, or clone the repository there
            there is no kept copy `20260106_153000` on ctea-1
            Kept copies: `20260105_120000`
            secret `KEY` is not set
            Set `KEY` or `KEY_FILE` where Capstan runs, restart it, then ask again
            secret `KEY` is not set
            Set `KEY` or `KEY_FILE` where Capstan runs, restart it, then ask again
            `deploy` is no longer in the catalogue
            See the last change to commands/
            `a1b2c3d` was expected, `9f8e7d6` was found
            The watch asks in its deploy's thread what to do
            `a1b2c3d` was expected, and nobody can tell what is there
            The watch asks in its deploy's thread what to do
            op-7F3K2Q came first, and what goes back by rule waits for nobody
            The watch asks in its deploy's thread what to do
            """;
    private static final String CHINESE =
            """
            退出码 1
            原因见最后几行输出，完整输出请点“日志”
            超过 10 分钟未结束，已被终止
            请在日志中查看卡在哪里；如确实需要更久，请调大该步骤的 `timeout`
            检查项 app 未通过：`GET http://localhost:3000/health` 没有响应
            请到主机上查看服务自身的日志
            环境变量不符合要求：`DATABASE_URL` 必须设置 · `DATABASE_SSL` 必须为 `true` · `JWT_SECRET` 至少 32 个字符 · `PAYMENT_PROVIDER` 必须设置，且不能为 `mock` · `PORT` 必须匹配 `[0-9]+`
            请在服务读取配置的地方改正，再重新发起
            无法连接 ctea-1：`No route to host`
            请检查主机和网络，再重新发起
            `ssh://deploy@ctea-1:2222` 的主机密钥与已知的不一致：`SHA256:abc`
            如果主机确实重装过，请在主机上核对此指纹，并替换 `/etc/capstan/known_hosts` 中对应的一行。否则可能有人在中间劫持：不要改动，请联系安全负责人
            未登记 `ssh://deploy@ctea-1:2222` 的主机密钥：`SHA256:abc`
            请在主机上核对此指纹（对主机公钥执行 `ssh-keygen -lf`），再把该主机的一行加入 `/etc/capstan/known_hosts`
            未设置密钥 `CTEA_DATABASE_URL`
            请在 Capstan 的运行环境中设置 `CTEA_DATABASE_URL` 或 `CTEA_DATABASE_URL_FILE`，重启后再重新发起
            ctea-1 缺少 `setsid`
            请在主机上安装，再重新发起
            ctea-1 上找不到该步骤指定的内容：`/app/current`
            请在主机上创建，或改正运维配置中的路径，再重新发起
            数据不同
            请重新生成计划
            没有名为 `v9` 的标签、分支或提交
            请先推送标签，或改用分支名、提交号
            ctea-1 上的 `/app/current` 不是可用的 git 仓库：`fatal: not a git repository`
            请改正该服务环境中的 `folder`，或把仓库克隆到该目录
            ctea-1 上没有备份 `20260106_153000`
            现有备份：`20260105_120000`
            未设置密钥 `KEY`
            请在 Capstan 的运行环境中设置 `KEY` 或 `KEY_FILE`，重启后再重新发起
            未设置密钥 `KEY`
            请在 Capstan 的运行环境中设置 `KEY` 或 `KEY_FILE`，重启后再重新发起
            运维配置中已没有 `deploy`
            请查看 commands/ 最近的改动
            应为 `a1b2c3d`，实际是 `9f8e7d6`
            观察会在那次部署的消息串里询问如何处理
            应为 `a1b2c3d`，但无法确认实际是什么
            观察会在那次部署的消息串里询问如何处理
            op-7F3K2Q 已先行，按规则的回滚不排队等候
            观察会在那次部署的消息串里询问如何处理
            """;
}
