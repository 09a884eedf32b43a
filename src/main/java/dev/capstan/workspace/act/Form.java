package dev.capstan.workspace.act;

import dev.capstan.workspace.model.OpenView;
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
        return member.choose(new Screen.OnView(view()), action, values);
    }

    public Delivery presses(String action) {
        var screen = new Screen.OnView(view());
        return member.stage().presses.press(member.person(), screen, screen.find(action, null), member.postmark());
    }

    public Suggestions searches(String action, String typed) {
        var screen = new Screen.OnView(view());
        return member.stage()
                .presses
                .suggestions(member.person(), screen, screen.find(action, null), typed, member.postmark());
    }

    public Delivery submits() {
        return member.stage().submissions.submit(member.person(), view(), member.postmark());
    }

    public Delivery closes() {
        return member.stage().submissions.close(member.person(), view(), member.postmark());
    }
}
