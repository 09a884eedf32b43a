package dev.capstan.sql.migration;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Source;
import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;
import java.util.Map;

/**
 * Finds where the migrations of a step are. Only where they are is taken from the catalogue of the moment: what a step
 * does was pinned with its plan.
 */
record Places(CurrentCatalogue catalogue, HistoryReader history) {

    record Place(Service service, Environment environment, Migrations migrations) {
        Source source() {
            return new Source(service.name(), environment.name(), migrations.database(service));
        }
    }

    /** @param values service and environment, as steps get them */
    Place of(Map<String, String> values) throws Declined {
        var service = catalogue.now().services().get(new ServiceName(values.get("service")));
        if (service == null || Migrations.of(service).isEmpty()) {
            throw gone();
        }
        var environment = service.environments().get(new EnvironmentName(values.get("environment")));
        if (environment == null) {
            throw gone();
        }
        return new Place(service, environment, Migrations.of(service).get());
    }

    private static Declined gone() {
        return new Declined(
                new Told("The catalogue no longer says how this service is migrated.", "目录中已不再说明该服务如何迁移。"),
                new Told("Add it to migrations.yaml.", "请在 migrations.yaml 中补上。"));
    }

    Ledger ledger(Place place) throws Declined {
        return switch (history.read(place.service(), place.environment(), place.migrations())) {
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
