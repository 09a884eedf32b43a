package dev.capstan.slack.render;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalogue with one service that asks for every kind of parameter, and one that asks for little. */
final class SampleCatalogue {
    static final ServiceName CTEA = new ServiceName("ctea");
    static final ServiceName ELIFE = new ServiceName("elife");
    static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final EnvironmentName DEMO = new EnvironmentName("demo");

    private SampleCatalogue() {}

    static Catalogue catalogue() {
        var services = new LinkedHashMap<ServiceName, Service>();
        services.put(CTEA, service(CTEA, List.of(PRODUCTION, STAGING, DEMO), everyKind(), true));
        services.put(ELIFE, service(ELIFE, List.of(PRODUCTION), List.of(), false));
        var house = new House(
                new ChannelId("C0ADMIN"),
                Language.ENGLISH,
                Map.of(),
                Sample.COMMANDS,
                Map.of(Sample.MANAGERS.name(), Sample.MANAGERS),
                Optional.empty());
        return new Catalogue(house, services);
    }

    static List<Parameter> everyKind() {
        var parameters = new ArrayList<Parameter>();
        for (var kind : Parameter.Kind.values()) {
            var value = kind == Parameter.Kind.GIT_REF ? Optional.of("main") : Optional.<String>empty();
            var choices = kind == Parameter.Kind.CHOICE ? List.of("slow", "fast") : List.<String>of();
            parameters.add(new Parameter(
                    kind == Parameter.Kind.GIT_REF ? "version" : kind.word(),
                    new Text("The " + kind.word(), "参数 " + kind.word()),
                    kind,
                    value,
                    Optional.empty(),
                    choices));
        }
        return parameters;
    }

    private static Service service(
            ServiceName name, List<EnvironmentName> environments, List<Parameter> parameters, boolean components) {
        var places = new LinkedHashMap<EnvironmentName, Environment>();
        for (var environment : environments) {
            places.put(
                    environment,
                    new Environment(
                            environment,
                            Sample.CHANNEL,
                            List.of(Sample.HOST),
                            "/app/current",
                            Optional.empty(),
                            Map.of(),
                            Map.of(Runbook.DEPLOY, Set.of(Sample.MANAGERS.name()))));
        }
        var web = new ComponentName("web");
        return new Service(
                name,
                new Text("The " + name + " platform", name + " 平台"),
                components
                        ? Map.of(web, new Service.Component(web, new Text("Web", "前端"), Optional.empty(), Map.of()))
                        : Map.of(),
                places,
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(
                        Runbook.DEPLOY, runbook(Runbook.DEPLOY, parameters, false),
                        Sample.PUT_BACK, runbook(Sample.PUT_BACK, List.of(), true)));
    }

    private static Runbook runbook(RunbookName name, List<Parameter> parameters, boolean recovery) {
        return new Runbook(name, new Text("Deploy a version", "部署"), parameters, Guard.NONE, List.of(), recovery);
    }
}
