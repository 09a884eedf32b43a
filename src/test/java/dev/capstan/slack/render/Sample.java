package dev.capstan.slack.render;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Manner;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.catalog.Value;
import dev.capstan.operation.Approval;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.Scope;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlanFacts;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One deploy of ctea, at whatever point of its life a test wants to see it. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-01-06T14:00:00Z");
    static final OperationId ID = new OperationId("op-7F3K2Q");
    static final UserId ENGINEER = new UserId("U0ENGINEER");
    static final UserId APPROVER = new UserId("U0APPROVER");
    static final ChannelId CHANNEL = new ChannelId("C0CTEAOPS");
    static final CommandNames COMMANDS = new CommandNames("");
    static final Scope SCOPE = new Scope(new ServiceName("ctea"), new EnvironmentName("production"), Optional.empty());
    static final RunbookName PUT_BACK = new RunbookName("put-copy-back");
    static final RunbookName DIAGNOSE = new RunbookName("diagnose-migration");
    static final HostAddress HOST = new HostAddress.Ssh("deploy", "ctea-1", 22);
    static final Role MANAGERS = new Role(
            new RoleName("release-managers"),
            new Text("release managers", "发布负责人"),
            Set.of(APPROVER),
            Set.of(new GroupId("S0RELEASE")));
    static final Mentions MENTIONS = new FixedMentions(List.of(MANAGERS));
    static final OperationMessages MESSAGES = new OperationMessages(MENTIONS, COMMANDS);
    static final Replies REPLIES = new Replies(MENTIONS, COMMANDS);
    static final FailureReason UNHEALTHY = new FailureReason.CheckUnmet(
            "app",
            "GET http://localhost:3000/api/health",
            "503: {\"status\":\"starting\",\"reason\":\"redis\"}",
            Duration.ofSeconds(60));

    private Sample() {}

    record FixedMentions(List<Role> everyone) implements Mentions {
        @Override
        public List<Role> deciding(Scope scope, RunbookName runbook, Guard guard) {
            return everyone;
        }

        @Override
        public List<Role> running(Scope scope, RunbookName runbook) {
            return everyone;
        }

        @Override
        public List<Role> roles(Collection<RoleName> names) {
            return everyone.stream().filter(role -> names.contains(role.name())).toList();
        }
    }

    static OperationRequest request(RunbookName runbook, Map<String, String> parameters, Optional<String> reason) {
        return new OperationRequest(SCOPE, runbook, parameters, reason, ENGINEER, CHANNEL, false, Manner.IN_LINE);
    }

    static OperationRequest deploy() {
        return request(Runbook.DEPLOY, Map.of("version", "v1.4.2"), Optional.of("fixes coupon rounding"));
    }

    static Guard guard(int approvals, boolean typed) {
        return new Guard(approvals, Optional.of(MANAGERS.name()), true, typed, Guard.DEFAULT_WITHIN);
    }

    static PlanFacts facts() {
        return facts(List.of("fix coupon rounding", "bump pnpm", "add index on orders"), 3);
    }

    static PlanFacts facts(List<String> news, int count) {
        return new PlanFacts(
                NOON,
                Map.of("version", "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432"),
                Optional.of("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334"),
                Optional.of("v1.4.1"),
                news,
                count,
                false,
                Optional.of("0042"),
                Optional.empty());
    }

    static PlannedStep step(int number, Text title, StepSpec spec, RunbookName... onFailure) {
        return new PlannedStep(
                number, title, HOST, spec, Map.of(), Duration.ofMinutes(10), List.of(onFailure), false, false);
    }

    static StepSpec run(String script) {
        return new StepSpec.Run(script);
    }

    static StepSpec health() {
        var check = new HttpCheck(
                "app",
                "GET",
                "http://localhost:3000/api/health",
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(5),
                false,
                List.of(),
                Optional.empty(),
                Map.of("status", "ok"));
        return new StepSpec.Until(List.of(check), Duration.ofSeconds(2));
    }

    static List<PlannedStep> steps() {
        var migrate = new PlannedStep(
                5,
                new Text("Migrate", "数据库迁移"),
                HOST,
                run("pnpm db:migrate"),
                Map.of("DATABASE_URL", new Value.SecretReference("CTEA_DATABASE_URL")),
                Duration.ofMinutes(10),
                List.of(DIAGNOSE),
                false,
                true);
        return List.of(
                step(1, new Text("Check env", "检查环境变量"), run("true")),
                step(2, new Text("Keep copy", "备份代码"), run("cp -a current copy")),
                step(
                        3,
                        new Text("Fetch", "拉取代码"),
                        run("git fetch origin && git checkout --detach \"$version_commit\"")),
                step(4, new Text("Install", "安装依赖"), run("pnpm install --frozen-lockfile"), PUT_BACK),
                migrate,
                step(6, new Text("Build", "构建"), run("pnpm build"), PUT_BACK),
                step(7, new Text("Restart", "重启服务"), run("pm2 restart ctea-platform"), Runbook.ROLLBACK),
                step(8, new Text("Health", "健康检查"), health(), Runbook.ROLLBACK));
    }

    static Map<RunbookName, List<PlannedStep>> recoveries() {
        return Map.of(
                DIAGNOSE,
                List.of(step(9, new Text("Diagnose", "诊断迁移"), run("pnpm db:status"))),
                PUT_BACK,
                List.of(puttingBack(10)),
                Runbook.ROLLBACK,
                List.of(
                        puttingBack(11),
                        step(12, new Text("Restart", "重启服务"), run("pm2 restart ctea-platform")),
                        step(13, new Text("Health", "健康检查"), health())));
    }

    static PlannedStep puttingBack(int number) {
        return new PlannedStep(
                number,
                new Text("Put copy back", "恢复备份"),
                HOST,
                run("mv copy current"),
                Map.of("put_to", new Value.Plain("/app/current")),
                Duration.ofMinutes(10),
                List.of(),
                true,
                false);
    }

    static Plan plan(List<PlannedStep> steps, PlanFacts facts, Guard guard, List<HostAddress> hosts) {
        return new Plan(
                new Text("Deploy a version", "部署"),
                hosts,
                "/app/current",
                Optional.of("/app/env/production"),
                Map.of(
                        "version", new Value.Plain("v1.4.2"),
                        "TOKEN", new Value.SecretReference("CTEA_TOKEN")),
                steps,
                recoveries(),
                guard,
                Optional.empty(),
                List.of(),
                facts,
                Optional.empty());
    }

    static Plan plan() {
        return plan(steps(), facts(), guard(1, false), List.of(HOST));
    }

    static Operation operation(OperationState state, Optional<Plan> plan, OperationRequest request) {
        return new Operation(
                ID, request, state, plan, plan.map(known -> "ab".repeat(32)), List.of(), Optional.empty(), 1, 1, NOON);
    }

    static Operation operation(OperationState state) {
        return operation(state, Optional.of(plan()), deploy());
    }

    static Operation approved(OperationState state) {
        var plain = operation(state);
        return new Operation(
                ID,
                plain.request(),
                state,
                plain.plan(),
                plain.digest(),
                List.of(new Approval(APPROVER, NOON, "ab".repeat(32))),
                Optional.empty(),
                1,
                1,
                NOON);
    }

    static OperationView view(Operation operation, StepRecord... journal) {
        return new OperationView(operation, List.of(journal), false);
    }

    static Running running(int step) {
        return new Running(NOON, step, 1, Optional.empty());
    }

    static OperationState finished(Result result) {
        return new Finished(result, Optional.of(NOON), NOON.plusSeconds(161));
    }

    static OperationState neverRan(Result result) {
        return new Finished(result, Optional.empty(), NOON.plusSeconds(161));
    }

    static StepRecord record(int step, StepOutcome outcome, String lastLine) {
        return new StepRecord(
                step,
                1,
                NOON.plusSeconds(step),
                Optional.of(NOON.plusSeconds(step).plusMillis(900)),
                Optional.of(outcome),
                lastLine,
                Optional.empty());
    }

    static StepRecord done(int step) {
        return record(step, new StepOutcome.Succeeded(""), "");
    }

    static StepRecord underWay(int step, String lastLine) {
        return new StepRecord(
                step, 1, NOON.plusSeconds(step), Optional.empty(), Optional.empty(), lastLine, Optional.empty());
    }

    static Instant after(int step, int seconds) {
        return NOON.plusSeconds(step + seconds);
    }
}
