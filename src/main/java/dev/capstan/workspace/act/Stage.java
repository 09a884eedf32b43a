package dev.capstan.workspace.act;

import dev.capstan.workspace.api.ViewRules;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Where people act: everything a member needs, wired once for the workspace. */
public final class Stage {
    final Workspace workspace;
    final Commands commands;
    final Presses presses;
    final Submissions submissions;
    final Shortcuts shortcuts;
    final EventFeed events;
    final Posts posts;
    final Choices choices;
    private final Carrier carrier;

    public Stage(
            Workspace workspace,
            Carrier carrier,
            Answers answers,
            ViewRules views,
            Executor threads,
            List<Duration> retries) {
        var payloads = new Payloads(workspace);
        var dispatch = new Dispatch(carrier, threads);
        this.workspace = workspace;
        this.carrier = carrier;
        this.commands = new Commands(workspace, payloads, dispatch, answers);
        this.presses = new Presses(workspace, payloads, dispatch, answers);
        this.submissions = new Submissions(workspace, payloads, dispatch, views);
        this.shortcuts = new Shortcuts(workspace, payloads, dispatch);
        this.events = new EventFeed(workspace, payloads, dispatch, threads, retries);
        this.posts = new Posts(workspace, new Typing(workspace));
        this.choices = new Choices(workspace);
        workspace.onHappening(events::happened);
    }

    /** Slack's check of a new request URL: the app must give the challenge back, bare, as JSON or as a form. */
    public boolean verifyRequestUrl() {
        var challenge = "challenge-" + workspace.ids().number();
        var question = Json.object()
                .put("token", workspace.app().verificationToken())
                .put("challenge", challenge)
                .put("type", "url_verification");
        var delivery = carrier.deliver(new Parcel.Event(question, 0, ""), Postmark.ORDINARY);
        return delivery.acknowledged() && delivery.body().contains(challenge);
    }

    public Member as(Person person, Channel channel) {
        return new Member(this, person, channel, Postmark.ORDINARY);
    }
}
