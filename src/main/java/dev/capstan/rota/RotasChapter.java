package dev.capstan.rota;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.Map;

/** {@code rotas} in {@code capstan.yaml}. */
public final class RotasChapter implements HouseChapter<Map<RotaName, Rota>> {
    public static final ChapterKey<Map<RotaName, Rota>> KEY = new ChapterKey<>("rotas");

    static final Form<RotaName> NAME = CatalogueForms.name("backend").map(RotaName::new);

    @Override
    public ChapterKey<Map<RotaName, Rota>> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "Who is on call, by name, for /oncall; services name theirs.";
    }

    @Override
    public Form<Map<RotaName, Rota>> form() {
        return Shapes.named(NAME, RotaForm.form());
    }

    @Override
    public void check(Map<RotaName, Rota> rotas, House house, Reading reading) {
        var known = house.roles().keySet();
        rotas.values().stream()
                .flatMap(rota -> rota.may().stream())
                .filter(role -> !known.contains(role))
                .forEach(role -> reading.problem(
                        reading.place(role),
                        "there is no role " + role,
                        known.isEmpty()
                                ? "add it: roles: { " + role + ": { users: [U0123ABCD] } }"
                                : Suggestion.instead(
                                        role.value(),
                                        known.stream().map(Object::toString).toList())));
    }
}
