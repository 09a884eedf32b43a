package dev.capstan.trial;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.CatalogueReader;
import dev.capstan.step.HostAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is tried: a catalogue, and who is in it.
 *
 * @param welcome the first message of the first channel
 * @param firstWords what a newcomer types first, and where
 * @param distantHosts where the catalogue's steps run besides this machine
 * @param shop the service that the sample deploys
 */
public record Play(
        Path commands, Cast cast, String welcome, String firstWords, List<String> distantHosts, Optional<Shop> shop) {
    /** The catalogue that Capstan brings, for the shop in this folder. */
    public static Play ofTheSample(TrialFolder folder) throws IOException {
        var shop = new Shop(folder);
        SampleCatalogue.write(folder, shop.port());
        return new Play(
                folder.commands(),
                Cast.ofTheSample(),
                "Our shop runs v1.0.0. Type `/deploy shop v1.1.0` here; somebody else has to approve it."
                        + " v1.2.0 fails its health check and is rolled back, v1.3.0 fails to migrate.",
                "/deploy shop v1.1.0 in #shop, then approve it as approver",
                List.of(),
                Optional.of(shop));
    }

    /** Somebody's own, with people and channels made after what it names. */
    public static Play of(Path commands, CatalogueReader reader) {
        return switch (reader.read(commands)) {
            case CatalogueRead.Loaded(Catalogue catalogue) -> {
                var cast = CatalogueCast.of(catalogue);
                var help = catalogue.house().commands().slash("ops") + " help";
                var place = cast.rooms().getFirst().name();
                yield new Play(
                        commands,
                        cast,
                        "Type `" + help + "` to see what this catalogue offers.",
                        help + " in #" + place,
                        distantHosts(catalogue),
                        Optional.empty());
            }
            case CatalogueRead.Refused(var problems) ->
                throw new TrialFailed("The catalogue is not in order:\n"
                        + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
        };
    }

    private static List<String> distantHosts(Catalogue catalogue) {
        return catalogue.services().values().stream()
                .flatMap(service -> service.environments().values().stream())
                .flatMap(environment -> environment.hosts().stream())
                .filter(host -> !host.equals(HostAddress.LOCAL))
                .map(HostAddress::shortName)
                .distinct()
                .toList();
    }
}
