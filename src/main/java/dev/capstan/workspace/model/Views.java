package dev.capstan.workspace.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Modals, at most three on top of each other for a person, and everybody's App Home. */
public final class Views {
    public static final int STACK = 3;

    private final Map<String, List<OpenView>> stacks = new HashMap<>();
    private final Map<String, OpenView> homes = new HashMap<>();
    private final Ids ids;
    private final Consumer<Change> changes;

    Views(Ids ids, Consumer<Change> changes) {
        this.ids = ids;
        this.changes = changes;
    }

    public OpenView open(String user, ObjectNode source) {
        var id = ids.next("V");
        var view = new OpenView(id, user, id, null, hash(), source, new FormState(), Map.of());
        stacks.put(user, new ArrayList<>(List.of(view)));
        return changed(view);
    }

    /** Empty when the stack is full. */
    public Optional<OpenView> push(String user, ObjectNode source) {
        var stack = stacks.computeIfAbsent(user, k -> new ArrayList<>());
        if (stack.size() >= STACK) {
            return Optional.empty();
        }
        var id = ids.next("V");
        var root = stack.isEmpty() ? id : stack.getFirst().id();
        var previous = stack.isEmpty() ? null : stack.getLast().id();
        var view = new OpenView(id, user, root, previous, hash(), source, new FormState(), Map.of());
        stack.add(view);
        return Optional.of(changed(view));
    }

    public OpenView publish(String user, ObjectNode source) {
        var before = homes.get(user);
        var id = before == null ? ids.next("V") : before.id();
        var state = before == null ? new FormState() : before.state();
        var view = new OpenView(id, user, id, null, hash(), source, state, Map.of());
        homes.put(user, view);
        return changed(view);
    }

    /** A Home as it stood in an earlier life of the workspace. */
    public void restoreHome(String user, String id, String hash, ObjectNode source) {
        homes.put(user, new OpenView(id, user, id, null, hash, source, new FormState(), Map.of()));
    }

    /** What was entered stays where block and action keep their ids. */
    public OpenView update(OpenView view, ObjectNode source) {
        return replace(view.showing(source, hash()));
    }

    public OpenView complain(OpenView view, Map<String, String> errors) {
        return replace(view.complaining(errors));
    }

    public void close(OpenView view) {
        var stack = stacks.get(view.user());
        if (stack != null) {
            stack.removeIf(v -> v.id().equals(view.id()));
            changed(view);
        }
    }

    public void clear(String user) {
        stacks.remove(user);
        changes.accept(new Change.ViewsChanged(user));
    }

    public Optional<OpenView> top(String user) {
        var stack = stacks.getOrDefault(user, List.of());
        return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
    }

    public List<OpenView> stack(String user) {
        return List.copyOf(stacks.getOrDefault(user, List.of()));
    }

    public Optional<OpenView> home(String user) {
        return Optional.ofNullable(homes.get(user));
    }

    public Optional<OpenView> byId(String id) {
        return everything().filter(v -> v.id().equals(id)).findFirst();
    }

    public Optional<OpenView> byExternalId(String externalId) {
        return everything()
                .filter(v -> v.source().path("external_id").asText("").equals(externalId))
                .findFirst();
    }

    private Stream<OpenView> everything() {
        return Stream.concat(stacks.values().stream().flatMap(List::stream), homes.values().stream());
    }

    private OpenView replace(OpenView view) {
        if (homes.containsKey(view.user()) && homes.get(view.user()).id().equals(view.id())) {
            homes.put(view.user(), view);
        } else {
            stacks.getOrDefault(view.user(), new ArrayList<>()).replaceAll(v -> v.id().equals(view.id()) ? view : v);
        }
        return changed(view);
    }

    private OpenView changed(OpenView view) {
        changes.accept(new Change.ViewsChanged(view.user()));
        return view;
    }

    private String hash() {
        return ids.number() + "." + Long.toString(ids.number(), 36);
    }
}
