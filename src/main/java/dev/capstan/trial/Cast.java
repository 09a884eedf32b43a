package dev.capstan.trial;

import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;
import java.util.List;

/**
 * Who is in the workspace, and where they talk.
 *
 * @param asker somebody who may ask for something
 */
record Cast(List<Person> people, List<UserGroup> groups, List<Room> rooms, String asker) {
    /** @param members ids of people */
    record Room(String id, String name, List<String> members) {}

    static final String GENERAL = "C0GENERAL";

    /** The people of the sample's catalogue, one for each thing that can be tried. */
    static Cast ofTheSample() {
        var people = List.of(
                Person.of("U0ENGINEER", "engineer").called("Engineer").titled("deploys the shop"),
                Person.of("U0APPROVER", "approver").called("Approver").titled("says yes or no"),
                Person.of("U0DBA", "dba").called("DBA").titled("looks after the database"),
                Person.of("U0ENGINEERZH", "engineer-zh")
                        .called("工程师")
                        .titled("部署商店，阅读中文")
                        .speaking("zh-CN"),
                Person.of("U0OUTSIDER", "outsider").called("Outsider").titled("is in the channel and may do nothing"),
                Person.of("U0GUEST", "guest")
                        .called("Guest")
                        .titled("is not in the channel")
                        .asGuest());
        return new Cast(
                people,
                List.of(),
                List.of(
                        new Room("C0SHOP", "shop", members(people)),
                        new Room("C0ADMIN", "capstan-admin", List.of("U0ENGINEER", "U0APPROVER", "U0DBA")),
                        new Room(GENERAL, "general", everyone(people))),
                "U0ENGINEER");
    }

    /** All but guests, who are only where they were invited. */
    static List<String> members(List<Person> people) {
        return people.stream().filter(person -> !person.guest()).map(Person::id).toList();
    }

    static List<String> everyone(List<Person> people) {
        return people.stream().map(Person::id).toList();
    }

    /** What is there already stays as it is; a channel that is new begins with this message. */
    void enter(LocalSlack slack, String welcome) {
        people.forEach(slack::add);
        groups.forEach(slack::add);
        for (var room : rooms) {
            var members = room.members().toArray(String[]::new);
            if (slack.ensureChannel(room.id(), room.name(), members) && room == rooms.getFirst()) {
                slack.as(asker).in(room.id()).says(welcome);
            }
        }
    }
}
