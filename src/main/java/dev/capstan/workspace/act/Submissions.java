package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.capstan.workspace.api.Refusal;
import dev.capstan.workspace.api.ViewRules;
import dev.capstan.workspace.model.Elements;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Tickets.ReplyTo;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.ViewShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Forms sent and closed, and what the app's answer does to the stack of views. */
final class Submissions {
    private static final String TROUBLE = "We had some trouble connecting. Try again?";

    private final Workspace workspace;
    private final Payloads payloads;
    private final Dispatch dispatch;
    private final ViewRules rules;

    Submissions(Workspace workspace, Payloads payloads, Dispatch dispatch, ViewRules rules) {
        this.workspace = workspace;
        this.payloads = payloads;
        this.dispatch = dispatch;
        this.rules = rules;
    }

    Delivery submit(Person person, OpenView view, Postmark postmark) {
        var payload = workspace.exclusively(() -> {
            var submission = payloads.withTrigger(payloads.interaction("view_submission", person), person);
            submission.set("view", ViewShape.of(view, workspace.app()));
            submission.set("response_urls", responseUrls(person, view));
            return submission;
        });
        return dispatch.send(new Parcel.Interaction(payload), postmark, done -> show(done, view));
    }

    /** The app hears of it only when the view asked for that. */
    Delivery close(Person person, OpenView view, Postmark postmark) {
        return close(person, view, view.source().path("clear_on_close").asBoolean(false), postmark);
    }

    Delivery closeAll(Person person, OpenView view, Postmark postmark) {
        for (var other : workspace.exclusively(() -> workspace.views().stack(person.id()))) {
            if (!other.id().equals(view.id())) {
                close(person, other, false, postmark);
            }
        }
        return close(person, view, true, postmark);
    }

    private Delivery close(Person person, OpenView view, boolean cleared, Postmark postmark) {
        var payload = workspace.exclusively(() -> {
            var closing = payloads.interaction("view_closed", person).put("is_cleared", cleared);
            closing.set("view", ViewShape.of(view, workspace.app()));
            if (cleared) {
                workspace.views().clear(person.id());
            } else {
                workspace.views().close(view);
            }
            return closing;
        });
        if (!view.source().path("notify_on_close").asBoolean(false)) {
            return Delivery.notSent();
        }
        return dispatch.send(new Parcel.Interaction(payload), postmark, done -> {});
    }

    /** The blocks of the required inputs that are still empty. */
    List<String> lacking(OpenView view) {
        var lacking = new ArrayList<String>();
        var values = workspace.exclusively(view::values);
        for (var element : Elements.in(view.blocks())) {
            if (element.inInput() && !element.optional()) {
                var value =
                        values.path(element.block()).path(element.action()).path(Elements.valueField(element.type()));
                if (value.isNull()
                        || value.isMissingNode()
                        || value.isArray() && value.isEmpty()
                        || value.isTextual() && value.asText().isEmpty()) {
                    lacking.add(element.block());
                }
            }
        }
        return lacking;
    }

    /** A conversation menu may ask for a response url to the conversation that was chosen. */
    private ArrayNode responseUrls(Person person, OpenView view) {
        var urls = Json.array();
        var values = view.values();
        for (var element : Elements.in(view.blocks())) {
            if (element.element().path("response_url_enabled").asBoolean(false)) {
                var channel = values.path(element.block())
                        .path(element.action())
                        .path(Elements.valueField(element.type()))
                        .asText();
                var where = new ReplyTo(channel, person.id(), null, null, false);
                urls.addObject()
                        .put("block_id", element.block())
                        .put("action_id", element.action())
                        .put("channel_id", channel)
                        .put(
                                "response_url",
                                dispatch.responseUrl(workspace.tickets().response(where)));
            }
        }
        return urls;
    }

    private void show(Delivery done, OpenView view) {
        workspace.exclusively(() -> {
            if (!done.acknowledged()) {
                return workspace.views().complain(view, Map.of("", TROUBLE));
            }
            try {
                obey(Json.parse(done.body().isBlank() ? "{}" : done.body()).orElseGet(Json::object), view);
            } catch (Refusal refusal) {
                workspace.views().complain(view, Map.of("", TROUBLE + " (" + refusal.getMessage() + ")"));
            }
            return view;
        });
    }

    private void obey(JsonNode answer, OpenView view) {
        var views = workspace.views();
        switch (answer.path("response_action").asText("")) {
            case "" -> views.close(view);
            case "clear" -> views.clear(view.user());
            case "errors" -> views.complain(view, errors(answer.path("errors"), view));
            case "update" -> views.update(view, rules.judged(answer.path("view").deepCopy(), "modal"));
            case "push" ->
                views.push(view.user(), rules.judged(answer.path("view").deepCopy(), "modal"))
                        .orElseThrow(() -> Refusal.of("push_limit_reached"));
            default -> throw Refusal.of("invalid_response_action");
        }
    }

    /** Errors must name input blocks of this view. */
    private static Map<String, String> errors(JsonNode given, OpenView view) {
        Set<String> inputs = Elements.in(view.blocks()).stream()
                .filter(Elements.Found::inInput)
                .map(Elements.Found::block)
                .collect(Collectors.toSet());
        var errors = new LinkedHashMap<String, String>();
        given.properties().forEach(e -> errors.put(e.getKey(), e.getValue().asText()));
        if (errors.isEmpty() || !inputs.containsAll(errors.keySet())) {
            throw Refusal.of("errors_name_no_input_block");
        }
        return errors;
    }
}
