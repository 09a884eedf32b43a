package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.people.People;
import java.util.List;
import java.util.function.BiFunction;

/** Where one person alone is told, and in which language. */
record DirectMessages(MethodsClient slack, People people, CurrentCatalogue catalogue) {

    /** @param telling in this channel, in this language */
    Shown to(UserId person, BiFunction<String, Language, Shown> telling) {
        var opened = Answer.to(() -> slack.conversationsOpen(r -> r.users(List.of(person.value()))))
                .map(answer -> answer.getChannel().getId());
        return switch (opened) {
            case Answer.Accepted(var channel) -> telling.apply(channel, languageOf(person));
            case Answer.Refused(var error) -> new Shown.Barred(error);
            case Answer.RateLimited(var after) -> new Shown.NotNow(after);
            case Answer.Unreachable(var why) -> new Shown.Lost("conversations.open: " + why);
        };
    }

    private Language languageOf(UserId person) {
        return people.languageOf(person).orElseGet(() -> catalogue.now().house().language());
    }
}
