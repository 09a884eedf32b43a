package dev.capstan.sql;

import dev.capstan.access.Access;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import java.util.List;
import java.util.Optional;

/** Who may ask what. */
record Admission(Access access, Historian historian) {

    Optional<QueryRefusal> refused(
            House house,
            Question question,
            Service service,
            EnvironmentName environment,
            Database database,
            UserId person) {
        var roles = roles(question, service, environment, database);
        return access.hasAny(house, roles, person)
                ? Optional.empty()
                : Optional.of(
                        question instanceof Question.Typed
                                ? new QueryRefusal.NotAllowedToType(service.name(), database.name(), environment, roles)
                                : new QueryRefusal.NotAllowed(
                                        title(question, service), service.name(), environment, roles));
    }

    private List<RoleName> roles(Question question, Service service, EnvironmentName environment, Database database) {
        return switch (question) {
            case Question.Named(var name, var values) ->
                Optional.ofNullable(Questions.queries(service).get(name))
                        .map(query -> query.may().in(environment))
                        .orElse(List.of());
            case Question.Typed typed -> database.adHoc().in(environment);
            case Question.Consultation consultation -> database.may().in(environment);
            case Question.OnMigrations look -> ofMigrations(service, environment, look.component());
            case Question.Offered offered -> ofMigrations(service, environment, offered.component());
        };
    }

    private List<RoleName> ofMigrations(
            Service service, EnvironmentName environment, Optional<ComponentName> component) {
        return historian
                .terms(service, environment, component)
                .map(Historian.Terms::roles)
                .orElse(List.of());
    }

    /** Told to whoever asks, and to nobody else. */
    boolean isPrivate(Question question, Service service, EnvironmentName environment) {
        return switch (question) {
            case Question.OnMigrations look -> isPrivate(service, environment, look.component());
            case Question.Offered offered -> isPrivate(service, environment, offered.component());
            case Question.Named named -> false;
            case Question.Typed typed -> false;
            case Question.Consultation consultation -> false;
        };
    }

    private boolean isPrivate(Service service, EnvironmentName environment, Optional<ComponentName> component) {
        return historian
                .terms(service, environment, component)
                .filter(Historian.Terms::isPrivate)
                .isPresent();
    }

    private static Text title(Question question, Service service) {
        return switch (question) {
            case Question.Named(var name, var values) ->
                Optional.ofNullable(Questions.queries(service).get(name))
                        .map(Query::title)
                        .orElse(Text.same(name.value()));
            case Question.Typed(var statement) -> Text.same(statement);
            case Question.Consultation consultation -> Doctor.TITLE;
            case Question.OnMigrations look -> Historian.TITLE;
            case Question.Offered offered -> Historian.ROWS;
        };
    }
}
