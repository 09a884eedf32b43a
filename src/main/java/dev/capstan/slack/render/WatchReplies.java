package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.watch.WatchDesk.Outcome;

/** What a person is answered who had a say in a watch. */
public record WatchReplies(CommandNames commands) {
    public Rendered of(Outcome outcome, Language language) {
        var phrases = Phrases.in(language).watches();
        var words =
                switch (outcome) {
                    case Outcome.Done done -> phrases.done();
                    case Outcome.Past past -> phrases.past();
                    case Outcome.NotAllowed(var roles) -> phrases.notAllowed(Mrkdwn.codes(roles));
                    case Outcome.NoWay noWay -> phrases.noWay(Mrkdwn.code(commands.slash("rollback")));
                    case Outcome.Asked asked ->
                        throw new IllegalArgumentException("what was asked for is answered like any request");
                };
        return WatchMessages.said(words, language);
    }
}
