package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Answered;
import dev.capstan.sql.InquiryId;
import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds where the migrations of a step are. Only where they are is taken from the catalogue of the moment: what a step
 * does was pinned with its plan.
 */
record Places(CurrentCatalogue catalogue, HistoryReader history) {

    /** @param values service, component and environment, as steps get them */
    Place of(Map<String, String> values) throws Declined {
        var service = catalogue.now().services().get(new ServiceName(values.get("service")));
        var migrations = Optional.ofNullable(service).flatMap(Migrations::of);
        if (migrations.isEmpty()) {
            throw gone();
        }
        var environment = service.environments().get(new EnvironmentName(values.get("environment")));
        if (environment == null) {
            throw gone();
        }
        var component = Optional.ofNullable(values.get("component")).map(ComponentName::new);
        var place = Place.of(service, environment, component);
        if (place.isEmpty()) {
            throw misplaced(service, component, migrations.get());
        }
        return place.get();
    }

    private static Declined gone() {
        return new Declined(
                new Told("The catalogue no longer says how this service is migrated.", "目录中已不再说明该服务如何迁移。"),
                new Told("Add it to migrations.yaml.", "请在 migrations.yaml 中补上。"));
    }

    private static Declined misplaced(Service service, Optional<ComponentName> component, Migrations migrations) {
        if (migrations.parts().isEmpty()) {
            return new Declined(
                    new Told(
                            "The migrations belong to " + service.name() + " as a whole, not to a part of it.",
                            "迁移属于整个 " + service.name() + "，而不是某个组件。"),
                    new Told("Ask for " + service.name() + ".", "请直接对 " + service.name() + " 发起。"));
        }
        var parts = migrations.parts().keySet().stream()
                .map(part -> service.name() + "/" + part)
                .collect(Collectors.joining(", "));
        return new Declined(
                component
                        .map(name -> new Told(
                                service.name() + "/" + name + " has no migrations of its own.",
                                service.name() + "/" + name + " 没有自己的迁移。"))
                        .orElseGet(() -> new Told(
                                "Each part of " + service.name() + " has migrations of its own.",
                                service.name() + " 的各个组件有各自的迁移。")),
                new Told("Name one of them: " + parts, "请指明组件：" + parts));
    }

    Ledger ledger(Place place) throws Declined {
        return switch (history.read(new InquiryId(UUID.randomUUID()), place)) {
            case Looked.Seen(var ledger, var never) -> ledger;
            case Looked.Unanswered(var answered) -> throw unanswered(answered);
        };
    }

    private static Declined unanswered(Answered answered) {
        var why =
                switch (answered) {
                    case Answered.Failed failed -> failed.sqlState() + " " + failed.message();
                    case Answered.CallsHidden(var call) -> call.behind() + " calls " + call.function();
                    case Answered.Masked masked -> "a mask is in the way";
                    case Answered.Unreachable unreachable -> unreachable.why();
                    case Answered.TimedOut late ->
                        "no answer in " + late.after().toSeconds() + " s";
                    case Answered.Busy busy -> "all connections are in use";
                    case Answered.Cancelled cancelled -> "ended by somebody";
                    case Answered.Cut cut -> "more than could be read";
                    case Answered.Complete complete -> "";
                };
        return new Declined(
                new Told("The history of migrations can't be read: " + why + ".", "无法读取迁移历史：" + why + "。"),
                new Told("Mend that, then ask again.", "请先排除，再重新发起。"));
    }

    /** It is not done, and why. Nothing was changed. */
    static final class Declined extends Exception {
        private static final long serialVersionUID = 1;
        private final transient FailureReason.Declined reason;

        Declined(Told what, Told next) {
            super(null, null, false, false);
            this.reason = new FailureReason.Declined(what, next);
        }

        FailureReason reason() {
            return reason;
        }
    }
}
