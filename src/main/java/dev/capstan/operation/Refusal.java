package dev.capstan.operation;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import java.util.List;

/** Why a request was not taken. Nothing was recorded and nothing will happen. */
public sealed interface Refusal {

    /** @param near names that resemble it, best first; {@code all} when none does */
    record UnknownService(String typed, List<ServiceName> near, List<ServiceName> all) implements Refusal {}

    record ServiceMissing(RunbookName runbook, List<ServiceName> offering) implements Refusal {}

    record UnknownRunbook(ServiceName service, String typed, List<RunbookName> near, List<RunbookName> all)
            implements Refusal {}

    /** The command stands for several runbooks, and none was named: these there are. */
    record NameMissing(ServiceName service, EnvironmentName environment, RunbookName command, List<Runbook> offered)
            implements Refusal {}

    record UnknownMember(
            ServiceName service, RunbookName command, String typed, List<RunbookName> near, List<RunbookName> all)
            implements Refusal {}

    record UnknownEnvironment(ServiceName service, String typed, List<EnvironmentName> all) implements Refusal {}

    /** More than one fits, and production is never assumed. */
    record EnvironmentMissing(ServiceName service, List<EnvironmentName> all) implements Refusal {}

    record UnknownComponent(ServiceName service, String typed, List<String> all) implements Refusal {}

    /** Only its parts can be asked about, and none was named. */
    record ComponentMissing(ServiceName service, List<String> all) implements Refusal {}

    record UnknownParameter(String typed, List<String> near, List<String> all) implements Refusal {}

    record ParameterMissing(Parameter parameter) implements Refusal {}

    /** @param pattern what a value looks like: a pattern or the choices */
    record ParameterRefused(Parameter parameter, String typed, String pattern) implements Refusal {}

    record TooManyWords(String first) implements Refusal {}

    /** @param roles who may; empty: nobody */
    record NotAllowed(Scope scope, RunbookName runbook, Text title, List<RoleName> roles) implements Refusal {}
}
