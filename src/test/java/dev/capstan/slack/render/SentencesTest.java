package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.step.EnvRule;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import java.time.Duration;
import java.util.List;
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
            new FailureReason.Unsupported(HOST, "setsid"));

    private static final List<PlanProblem> PROBLEMS = List.of(
            new PlanProblem.UnknownVersion("v9", List.of()),
            new PlanProblem.NoRepository(HOST, "/app/current", "fatal: not a git repository"),
            new PlanProblem.NoKeptCopy(HOST, "20260106_153000", List.of("20260105_120000")),
            new PlanProblem.HostRefused(new FailureReason.SecretMissing("KEY")),
            new PlanProblem.NoLongerDeclared("deploy"));

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

    private static final String ENGLISH = "";
    private static final String CHINESE = "";
}
