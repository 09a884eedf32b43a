package dev.capstan.page;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.page.Smtp.Security;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import java.util.List;
import java.util.Locale;

/** {@code smtp} in {@code capstan.yaml}. */
public final class SmtpChapter implements HouseChapter<Smtp> {
    public static final ChapterKey<Smtp> KEY = new ChapterKey<>("smtp");

    @Override
    public ChapterKey<Smtp> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "The server that takes mail, for ways that are email.";
    }

    @Override
    public Form<Smtp> form() {
        var keys = Fields.of("smtp");
        var host = keys.required(
                "host",
                Scalars.text("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", "is no host", "smtp.example.com"),
                "The server.");
        var port = keys.optional(
                "port", Scalars.whole(1, 65535), "587 when left out; 465 with tls, 25 with security: none.");
        var security = keys.optional(
                "security",
                Scalars.oneOf(List.of(Security.values()), each -> each.name().toLowerCase(Locale.ROOT)),
                "starttls (when left out), tls from the first byte, or none. What is declared is required.");
        var user = keys.optional("user", CatalogueForms.value(), "Who signs in, plain or as ${secret:NAME}.");
        var password = keys.optional("password", CatalogueForms.secret(), "With which password, as ${secret:NAME}.");
        var from = keys.required("from", ReachForm.ADDRESS, "The sender's address.");
        keys.onlyWith(user, password).onlyWith(password, user);
        return keys.whole(found -> {
            var kept = found.get(security).orElse(Security.STARTTLS);
            var login = found.get(user).map(name -> new Smtp.Login(name, found.need(password)));
            if (kept == Security.NONE && login.isPresent()) {
                found.problem(
                        password, "the password would be seen by everybody on the way", "write security: starttls");
            }
            return new Smtp(found.need(host), found.get(port).orElse(kept.usualPort()), kept, login, found.need(from));
        });
    }
}
