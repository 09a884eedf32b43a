package dev.capstan.slack.render;

import java.util.List;
import java.util.Optional;

final class EnglishCards implements CardPhrases {
    @Override
    public Mrkdwn askedBy(Mrkdwn person) {
        return Mrkdwn.name("asked by " + person);
    }

    @Override
    public Mrkdwn bySchedule() {
        return Mrkdwn.name("by schedule");
    }

    @Override
    public Mrkdwn byWatch(Mrkdwn deploy) {
        return Mrkdwn.name("by the watch of " + deploy + ", approved with it");
    }

    @Override
    public Mrkdwn watched(Mrkdwn within, Mrkdwn limits, boolean auto, Mrkdwn back) {
        return Mrkdwn.name("Watched for " + within + " afterwards: " + limits
                + (auto ? " → " + back + " runs by itself, this approval counts for it" : " → people are asked"));
    }

    @Override
    public Mrkdwn runsOn(Mrkdwn hosts) {
        return Mrkdwn.name("runs on " + hosts);
    }

    @Override
    public Mrkdwn versions(Mrkdwn from, Mrkdwn to) {
        return Mrkdwn.name(from.isEmpty() ? "brings " + to : from + " → " + to);
    }

    @Override
    public Mrkdwn sameVersion(Mrkdwn version) {
        return Mrkdwn.name(version + " is live already and is deployed once more");
    }

    @Override
    public Mrkdwn commits(int count, Mrkdwn news) {
        return Mrkdwn.name((count == 1 ? "1 commit" : count + " commits") + (news.isEmpty() ? "" : ": " + news));
    }

    @Override
    public Mrkdwn goesBack(Mrkdwn from, Mrkdwn to) {
        return Mrkdwn.name("This goes back: " + from + " has commits that " + to + " lacks");
    }

    @Override
    public Mrkdwn fromCopy(Mrkdwn path) {
        return Mrkdwn.name("puts back " + path);
    }

    @Override
    public Mrkdwn databaseAt(Mrkdwn migration) {
        return Mrkdwn.name("database at migration " + migration);
    }

    @Override
    public Mrkdwn pointOfNoReturn() {
        return Mrkdwn.name(" (point of no return)");
    }

    @Override
    public Mrkdwn onHosts(int count) {
        return Mrkdwn.name(" (" + count + " hosts)");
    }

    @Override
    public Mrkdwn pointOfNoReturnIs(Mrkdwn step) {
        return Mrkdwn.name("point of no return: " + step);
    }

    @Override
    public Mrkdwn either(List<String> numbers) {
        int last = numbers.size() - 1;
        return Mrkdwn.name(
                last == 0
                        ? numbers.getFirst()
                        : String.join(", ", numbers.subList(0, last)) + " or " + numbers.get(last));
    }

    @Override
    public Mrkdwn ifFails(Mrkdwn steps, boolean several, Mrkdwn recoveries) {
        return Mrkdwn.name("If " + steps + " fails: " + recoveries);
    }

    @Override
    public Mrkdwn ifOthersFail(boolean everyOther) {
        return Mrkdwn.name(
                (everyOther ? "If any other step fails" : "If a step fails") + ": it stops there, nothing is undone");
    }

    @Override
    public Mrkdwn notUndone(Mrkdwn step) {
        return Mrkdwn.name("What " + step + " has changed is not undone");
    }

    @Override
    public Mrkdwn mayDecide(Mrkdwn people, int wanted, Mrkdwn until) {
        return Mrkdwn.name(
                wanted > 1
                        ? wanted + " of " + people + " must approve by " + until
                        : people + " may decide until " + until);
    }

    @Override
    public Mrkdwn askerMayNot() {
        return Mrkdwn.name("the asker may not");
    }

    @Override
    public String comma() {
        return ", ";
    }

    @Override
    public Mrkdwn wordIsTyped(Mrkdwn word) {
        return Mrkdwn.name("Approve asks you to type " + word);
    }

    @Override
    public Mrkdwn nobodyMayDecide(Optional<Mrkdwn> role) {
        return Mrkdwn.name(role.map(name ->
                        "Nobody may decide: role " + name + " has no members. Add them in commands/capstan.yaml")
                .orElse("Nobody may decide: no role has this right. Grant it in the service's environment"));
    }

    @Override
    public Mrkdwn comesAfter(Mrkdwn operations) {
        return Mrkdwn.name("Still open here: " + operations + "; this one waits its turn, and asks anew if they change"
                + " what it was planned on");
    }

    @Override
    public Mrkdwn askedAnew() {
        return Mrkdwn.name("The facts changed while it waited for the lock. This is the new plan, approve it again");
    }

    @Override
    public Mrkdwn approvedBy(Mrkdwn people) {
        return Mrkdwn.name("approved by " + people);
    }

    @Override
    public Mrkdwn startedAt(Mrkdwn time) {
        return Mrkdwn.name("started " + time);
    }

    @Override
    public Mrkdwn endedAt(Mrkdwn time) {
        return Mrkdwn.name("ended " + time);
    }

    @Override
    public Mrkdwn waitingSince(Mrkdwn time) {
        return Mrkdwn.name("in line since " + time);
    }

    @Override
    public Mrkdwn paused(Mrkdwn command) {
        return Mrkdwn.name("Paused everywhere: no new step starts until someone types " + command);
    }

    @Override
    public Mrkdwn stopWanted(Mrkdwn person, boolean rollBack) {
        return Mrkdwn.name(person + (rollBack ? " stops it and rolls it back" : " stops it here"));
    }

    @Override
    public Mrkdwn unreachable(Mrkdwn host, Mrkdwn since, Mrkdwn why) {
        return Mrkdwn.name(host + " can't be reached since " + since + (why.isEmpty() ? "" : ": " + why)
                + ". Tried again until the step's time is up");
    }

    @Override
    public Mrkdwn howDidItEnd(Mrkdwn step) {
        return Mrkdwn.name(step + " was started and is gone without an exit code. Look at the host, then choose");
    }

    @Override
    public Mrkdwn recoveryFailed(Mrkdwn step) {
        return Mrkdwn.name(
                "The recovery itself failed at " + step + ", so what is live now is not known. Look, then choose");
    }

    @Override
    public Mrkdwn incompatibleMigration(Mrkdwn migration) {
        return Mrkdwn.name("A rollback is due, but the database is at migration " + migration
                + ", declared as one that older code can't live with. Choose what to do");
    }

    @Override
    public Mrkdwn mayAnswer(Mrkdwn people) {
        return Mrkdwn.name(people + " may answer");
    }

    @Override
    public Mrkdwn lockIsKept(boolean aside) {
        return Mrkdwn.name(
                aside
                        ? "Until then nothing else of this kind may start here; deploys and rollbacks may"
                        : "Until then nothing else may start here");
    }

    @Override
    public Mrkdwn databaseStaysAt(Mrkdwn migration) {
        return Mrkdwn.name("database stays at migration " + migration);
    }

    @Override
    public Mrkdwn deniedBy(Mrkdwn person, Mrkdwn reason) {
        return Mrkdwn.name("denied by " + person + (reason.isEmpty() ? "" : ": " + reason));
    }

    @Override
    public Mrkdwn withdrawnBy(Mrkdwn person) {
        return Mrkdwn.name("withdrawn by " + person);
    }

    @Override
    public Mrkdwn releasedBy(Mrkdwn person) {
        return Mrkdwn.name(person + " left it as it is and gave up the lock");
    }

    @Override
    public Mrkdwn stoppedBy(Mrkdwn person) {
        return Mrkdwn.name("stopped by " + person);
    }

    @Override
    public Mrkdwn givenUpBy(Mrkdwn person) {
        return Mrkdwn.name("nobody knew how the step ended; " + person + " chose to roll back");
    }

    @Override
    public Mrkdwn expired() {
        return Mrkdwn.name("nobody decided in time");
    }
}
