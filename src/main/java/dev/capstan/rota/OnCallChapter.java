package dev.capstan.rota;

import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;

/** {@code on-call} in {@code service.yaml}: the rota of a service. */
public final class OnCallChapter implements Chapter<RotaName> {
    public static final ChapterKey<RotaName> KEY = new ChapterKey<>("on-call");

    @Override
    public ChapterKey<RotaName> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "service.yaml";
    }

    @Override
    public String about() {
        return "The rota in capstan.yaml whose people are called for this service.";
    }

    @Override
    public Form<RotaName> form() {
        return RotasChapter.NAME;
    }

    @Override
    public RotaName link(RotaName rota, Service service, House house, Reading reading) {
        var rotas = Rota.all(house).keySet();
        if (!rotas.contains(rota)) {
            reading.problem(
                    reading.place(rota),
                    "there is no rota " + rota,
                    rotas.isEmpty()
                            ? "add it to capstan.yaml: rotas: { " + rota + ": … }"
                            : Suggestion.instead(
                                    rota.value(),
                                    rotas.stream().map(RotaName::value).toList()));
        }
        return rota;
    }
}
