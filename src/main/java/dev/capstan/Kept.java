package dev.capstan;

import dev.capstan.store.Documents;
import dev.capstan.store.JdbiAlerts;
import dev.capstan.store.JdbiClaims;
import dev.capstan.store.JdbiDrillBook;
import dev.capstan.store.JdbiFindings;
import dev.capstan.store.JdbiFixRuns;
import dev.capstan.store.JdbiGraphOrders;
import dev.capstan.store.JdbiHistory;
import dev.capstan.store.JdbiInbox;
import dev.capstan.store.JdbiIncidents;
import dev.capstan.store.JdbiInquiries;
import dev.capstan.store.JdbiInventories;
import dev.capstan.store.JdbiJournal;
import dev.capstan.store.JdbiMoments;
import dev.capstan.store.JdbiOperations;
import dev.capstan.store.JdbiOutbox;
import dev.capstan.store.JdbiOverrides;
import dev.capstan.store.JdbiPages;
import dev.capstan.store.JdbiReadings;
import dev.capstan.store.JdbiStanding;
import dev.capstan.store.JdbiSurroundings;
import dev.capstan.store.JdbiWatchdogs;
import dev.capstan.store.JdbiWatches;
import dev.capstan.store.OldReadings;
import dev.capstan.store.QuietPast;
import dev.capstan.store.Store;

/** Everything that is kept in the database, each kind by its own room's port. */
record Kept(Store store, Documents documents, JdbiJournal journal, JdbiOperations operations) {

    static Kept in(Store store) {
        var documents = new Documents();
        var journal = new JdbiJournal(store, documents);
        return new Kept(store, documents, journal, new JdbiOperations(store, documents, journal));
    }

    JdbiClaims claims() {
        return new JdbiClaims(store, documents);
    }

    JdbiWatches watches() {
        return new JdbiWatches(store, documents, operations);
    }

    JdbiOutbox outbox() {
        return new JdbiOutbox(store);
    }

    JdbiInquiries inquiries() {
        return new JdbiInquiries(store, documents);
    }

    JdbiFixRuns fixRuns() {
        return new JdbiFixRuns(store, documents);
    }

    JdbiInventories inventories() {
        return new JdbiInventories(store, documents);
    }

    JdbiDrillBook drills() {
        return new JdbiDrillBook(store);
    }

    JdbiMoments moments() {
        return new JdbiMoments(store);
    }

    JdbiFindings findings() {
        return new JdbiFindings(store, documents);
    }

    JdbiReadings readings() {
        return new JdbiReadings(store, documents);
    }

    JdbiHistory history() {
        return new JdbiHistory(store, documents);
    }

    /** @param told hears that one waits */
    JdbiGraphOrders graphOrders(Runnable told) {
        return new JdbiGraphOrders(store, told);
    }

    JdbiInbox inbox() {
        return new JdbiInbox(store, documents);
    }

    JdbiAlerts alerts() {
        return new JdbiAlerts(store, documents);
    }

    JdbiWatchdogs watchdogs() {
        return new JdbiWatchdogs(store, documents);
    }

    JdbiOverrides overrides() {
        return new JdbiOverrides(store);
    }

    JdbiPages pages() {
        return new JdbiPages(store, documents);
    }

    JdbiIncidents incidents() {
        return new JdbiIncidents(store, documents);
    }

    JdbiSurroundings surroundings() {
        return new JdbiSurroundings(store, documents);
    }

    JdbiStanding standing() {
        return new JdbiStanding(store);
    }

    QuietPast quietPast() {
        return new QuietPast(store);
    }

    OldReadings oldReadings() {
        return new OldReadings(store);
    }
}
