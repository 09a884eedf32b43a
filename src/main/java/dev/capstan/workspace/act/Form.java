package dev.capstan.workspace.act;

import dev.capstan.workspace.model.OpenView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A modal or Home in front of a person; it follows the view through the app's updates. */
public final class Form {
    private final Member member;
    private final String viewId;

    Form(Member member, String viewId) {
        this.member = member;
        this.viewId = viewId;
    }

    /** As it stands now; throws when it was closed meanwhile. */
    public OpenView view() {
        return ifOpen().orElseThrow(() -> new IllegalStateException("this view is no longer open"));
    }

    public Optional<OpenView> ifOpen() {
        var workspace = member.stage().workspace;
        return workspace.exclusively(() -> workspace.views().byId(viewId));
    }

    /** Types into, or chooses in, the element with this action id. */
    public Form enters(String action, String... values) {
        choose(action, values);
        return this;
    }

    /** The same, for elements that tell the app at once. */
    public Delivery choose(String action, String... values) {
        return member.choose(new Screen.OnView(view()), Aim.at(action), List.of(values));
    }

    public Delivery presses(String action) {
        return member.press(new Screen.OnView(view()), Aim.at(action));
    }

    public Suggestions searches(String action, String typed) {
        return member.search(new Screen.OnView(view()), Aim.at(action), typed);
    }

    /** Sends the form; throws when a required field is empty, for then Slack sends nothing. */
    public Delivery submits() {
        var lacking = member.stage().submissions.lacking(view());
        if (!lacking.isEmpty()) {
            throw Choices.notAllowed("Slack doesn't send the form: " + lacking + " not filled");
        }
        return member.stage().submissions.submit(member.person(), view(), member.postmark());
    }

    /** Sends the form as a person would who reads what is written beside the fields. */
    public Submitted tries() {
        var lacking = member.stage().submissions.lacking(view());
        if (!lacking.isEmpty()) {
            var told = new LinkedHashMap<String, String>();
            lacking.forEach(block -> told.put(block, "Please complete this required field."));
            return new Submitted(Delivery.notSent(), told, false);
        }
        var delivery = member.stage().submissions.submit(member.person(), view(), member.postmark());
        var left = ifOpen();
        return new Submitted(delivery, left.map(OpenView::errors).orElse(Map.of()), left.isEmpty());
    }

    public Delivery closes() {
        return member.stage().submissions.close(member.person(), view(), member.postmark());
    }

    /** The cross in the corner: the whole stack goes. The delivery is this view's. */
    public Delivery closesAll() {
        return member.stage().submissions.closeAll(member.person(), view(), member.postmark());
    }
}
