package dev.capstan.workspace.act;

import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Tickets.ReplyTo;
import dev.capstan.workspace.model.Workspace;

/** Slash commands, typed in a channel's own line: in threads Slack has none. */
public final class Commands {
    private final Workspace workspace;
    private final Payloads payloads;
    private final Dispatch dispatch;
    private final Answers answers;
    private final Typing typing;

    Commands(Workspace workspace, Payloads payloads, Dispatch dispatch, Answers answers) {
        this.workspace = workspace;
        this.payloads = payloads;
        this.dispatch = dispatch;
        this.answers = answers;
        this.typing = new Typing(workspace);
    }

    Delivery type(Person person, Channel channel, String line, Postmark postmark) {
        var space = line.indexOf(' ');
        var command = space < 0 ? line : line.substring(0, space);
        var text = space < 0 ? "" : line.substring(space + 1).strip();
        var where = new ReplyTo(channel.id(), person.id(), null, null, false);
        if (!workspace.app().takes(command)) {
            answers.whisper(where, unknown(command));
            return Delivery.notSent();
        }
        var fields = workspace.exclusively(() -> payloads.command(
                person,
                channel,
                command,
                workspace.app().escapes(command) ? typing.inCommand(text) : typing.unresolved(text),
                dispatch.responseUrl(workspace.tickets().response(where))));
        return dispatch.send(new Parcel.Command(fields), postmark, done -> show(done, where, command));
    }

    /** What Slack says to a command that no app registered. */
    public static String unknown(String command) {
        return command + " is not a valid command. In Slack, all messages that start with the \"/\""
                + " character are interpreted as commands.";
    }

    private void show(Delivery done, ReplyTo where, String command) {
        done.problem()
                .ifPresentOrElse(
                        problem -> answers.whisper(where, command + " failed with the error \"" + problem + "\""),
                        () -> answers.acknowledged(where, command, done.body()));
    }
}
