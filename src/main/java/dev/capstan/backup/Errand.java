package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backups of one service in one environment, as the catalogue has them now.
 *
 * @param parts those that are meant, by name
 */
record Errand(Service service, Environment environment, Backups backups, Map<String, Part> parts) {

    /** @param values service and environment, as steps get them */
    static Errand of(CurrentCatalogue catalogue, Map<String, String> values) throws Declined {
        var service = catalogue.now().services().get(new ServiceName(values.get("service")));
        var backups = Optional.ofNullable(service).flatMap(Backups::of);
        var environment = Optional.ofNullable(service)
                .map(known -> known.environments().get(new EnvironmentName(values.get("environment"))));
        if (backups.isEmpty() || environment.isEmpty()) {
            throw new Declined(
                    new Told("The catalogue no longer says how this service is backed up.", "目录中已不再说明该服务如何备份。"),
                    new Told("Add it to backups.yaml.", "请在 backups.yaml 中补上。"));
        }
        return new Errand(
                service, environment.get(), backups.get(), backups.get().parts());
    }

    /** For these parts alone; an unknown name is told. */
    Errand only(List<String> names) throws Declined {
        if (names.isEmpty() || names.equals(List.of(BackupProcedures.ALL))) {
            return this;
        }
        var chosen = new LinkedHashMap<String, Part>();
        for (var name : names) {
            var part = backups.parts().get(name);
            if (part == null) {
                var known = String.join(", ", backups.parts().keySet());
                throw new Declined(
                        new Told("No part of the backups is called " + name + ".", "备份中没有名为 " + name + " 的部分。"),
                        new Told("There are: " + known, "现有：" + known));
            }
            chosen.put(name, part);
        }
        return new Errand(service, environment, backups, chosen);
    }

    /** For those of its parts that a backup holds. */
    Errand holding(Kept kept) {
        var held = new LinkedHashMap<>(parts);
        held.keySet().removeIf(name -> kept.pieces().stream()
                .noneMatch(piece -> piece.part().equals(name)));
        return new Errand(service, environment, backups, held);
    }

    /** For its databases alone. */
    Errand databases() {
        return only(Part.Sql.class);
    }

    Errand only(Class<? extends Part> kind) {
        var held = new LinkedHashMap<>(parts);
        held.values().removeIf(part -> !kind.isInstance(part));
        return new Errand(service, environment, backups, held);
    }

    HostAddress host() {
        return environment.hosts().getFirst();
    }

    /** The folder on the target where they are put together; and stay, unless they are kept elsewhere. */
    String store() {
        return below(isCarried() ? backups.folder() : backups.here().orElse(backups.folder()));
    }

    /** Where those that are finished lie, or are listed if they lie in a store that speaks S3. */
    Place kept() {
        return isCarried()
                ? new Place(HostAddress.LOCAL, below(backups.here().orElseThrow()))
                : new Place(host(), store());
    }

    record Place(HostAddress host, String folder) {}

    /** Whether they are brought from the target to the bot's machine. */
    boolean isCarried() {
        return backups.here().isPresent() && !host().equals(HostAddress.LOCAL);
    }

    private String below(String folder) {
        return folder + "/" + service.name() + "/" + environment.name();
    }

    /** A path of the catalogue, as it is on the target. */
    String onTarget(String path) {
        if (path.isEmpty()) {
            return environment.folder();
        }
        return path.startsWith("/") || path.startsWith("~") ? path : environment.folder() + "/" + path;
    }
}
