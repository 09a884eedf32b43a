package dev.capstan.sql.doctor;

import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One look at a database.
 *
 * @param statement what is asked; it only reads
 * @param needs without which the answer would be wrong or refused; last the one that is most likely missing when the
 *     database refuses although all of them seemed to be met
 * @param judge says how it stands, from what the database answered
 */
record Examination(Topic topic, String statement, List<Need> needs, BiFunction<Rows, Server, Opinion> judge) {
    Examination {
        needs = List.copyOf(needs);
    }

    /** @param remedy what to install or grant */
    record Need(Predicate<Server> met, Remark lacking, Function<Server, Remark> remedy) {}

    /** A diagnosis whose topic is known. */
    record Opinion(Health health, Remark found, Optional<Remark> next, Particulars particulars) {}

    Optional<Diagnosis> impossible(Server server) {
        return needs.stream()
                .filter(need -> !need.met().test(server))
                .findFirst()
                .map(need -> unseen(need.lacking(), Optional.of(need.remedy().apply(server))));
    }

    Diagnosis judged(Rows rows, Server server) {
        var opinion = judge.apply(rows, server);
        return new Diagnosis(topic, opinion.health(), opinion.found(), opinion.next(), opinion.particulars());
    }

    Diagnosis refused(Remark why, Server server) {
        return unseen(
                why,
                needs.isEmpty()
                        ? Optional.empty()
                        : Optional.of(needs.getLast().remedy().apply(server)));
    }

    Diagnosis unseen(Remark why) {
        return unseen(why, Optional.empty());
    }

    private Diagnosis unseen(Remark why, Optional<Remark> remedy) {
        return new Diagnosis(topic, Health.UNSEEN, why, remedy, Particulars.NONE);
    }
}
