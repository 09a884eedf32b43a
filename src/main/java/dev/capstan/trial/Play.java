package dev.capstan.trial;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.CatalogueReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is tried: a catalogue, and who is in it.
 *
 * @param catalogue as it stands in the folder {@code commands} at the start
 * @param welcome the first message of the first channel
 * @param firstWords what a newcomer types first, and where
 * @param shop the service that the sample deploys
 */
public record Play(
        Path commands, Catalogue catalogue, Cast cast, String welcome, String firstWords, Optional<Shop> shop) {
    /** The catalogue that Capstan brings, for the shop in this folder. */
    public static Play ofTheSample(TrialFolder folder, CatalogueReader reader) throws IOException {
        var shop = new Shop(folder);
        SampleCatalogue.write(folder, shop.port());
        return new Play(
                folder.commands(),
                read(folder.commands(), reader),
                Cast.ofTheSample(),
                "Our shop runs v1.0.0. Type `/deploy shop v1.1.0` here; somebody else has to approve it."
                        + " v1.2.0 fails its health check and is rolled back, v1.3.0 fails to migrate.",
                "/deploy shop v1.1.0 in #shop, then approve it as approver",
                Optional.of(shop));
    }

    /** Somebody's own, with people and channels made after what it names. */
    public static Play of(Path commands, CatalogueReader reader) {
        var catalogue = read(commands, reader);
        var cast = CatalogueCast.of(catalogue);
        var help = catalogue.house().commands().slash("ops") + " help";
        return new Play(
                commands,
                catalogue,
                cast,
                "Type `" + help + "` to see what this catalogue offers.",
                help + " in #" + cast.rooms().getFirst().name(),
                Optional.empty());
    }

    private static Catalogue read(Path commands, CatalogueReader reader) {
        return switch (reader.read(commands)) {
            case CatalogueRead.Loaded(var catalogue, var doubts) -> catalogue;
            case CatalogueRead.Refused(var problems) ->
                throw new TrialFailed("The catalogue in %s is not in order:\n".formatted(commands)
                        + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
        };
    }
}
