package dev.capstan.slack.deliver;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.finding.Found;
import dev.capstan.monitor.GraphOrder;
import dev.capstan.monitor.Graphs;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.fix.ImageDesk.RestoreFile;
import dev.capstan.sql.fix.ImageOrder;
import java.util.Optional;

/** Finds the newest state of a subject, and who tells it. */
final class Stories {
    private final Told told;
    private final Outbox outbox;
    private final Teller operations;
    private final InquiryTeller inquiries;
    private final ImageTeller images;
    private final FindingTeller findings;
    private final GraphTeller graphs;

    Stories(
            Told told,
            Outbox outbox,
            Teller operations,
            InquiryTeller inquiries,
            ImageTeller images,
            FindingTeller findings,
            GraphTeller graphs) {
        this.told = told;
        this.outbox = outbox;
        this.operations = operations;
        this.inquiries = inquiries;
        this.images = images;
        this.findings = findings;
        this.graphs = graphs;
    }

    /** Absent where there is nothing to tell. */
    Optional<Story> of(Subject subject) {
        return switch (subject.kind()) {
            case OPERATION ->
                OperationId.parse(subject.id())
                        .flatMap(told.operations()::view)
                        .filter(view -> isTold(subject, view.operation()))
                        .map(view -> new OfOperation(subject, view));
            case INQUIRY ->
                InquiryId.parse(subject.id()).flatMap(told.inquiries()::view).map(view -> new OfInquiry(subject, view));
            case IMAGE -> ImageOrder.parse(subject.id()).flatMap(order -> ofImage(subject, order));
            case FINDING -> told.findings().found(subject.id()).map(found -> new OfFinding(subject, found));
            case GRAPH ->
                GraphOrder.parse(subject.id())
                        .flatMap(order -> told.graphs().of(order).map(graph -> new OfGraph(subject, order, graph)));
            case NOTICE -> Optional.empty();
        };
    }

    /** A quiet one is told from where it stops going well, and then to its end. */
    private boolean isTold(Subject subject, Operation operation) {
        return !operation.request().quiet()
                || !operation.goesWell()
                || outbox.anchor(subject, Teller.CARD).isPresent();
    }

    private Optional<Story> ofImage(Subject subject, ImageOrder order) {
        return OperationId.parse(order.operation())
                .flatMap(told.operations()::find)
                .flatMap(operation ->
                        told.images().file(order).map(file -> new OfImage(subject, order, operation, file)));
    }

    private final class OfOperation implements Story {
        private final Subject subject;
        private final OperationView view;

        OfOperation(Subject subject, OperationView view) {
            this.subject = subject;
            this.view = view;
        }

        @Override
        public Subject subject() {
            return subject;
        }

        @Override
        public ChannelId channel() {
            return view.operation().request().channel();
        }

        @Override
        public UserId asker() {
            return view.operation().request().requester();
        }

        @Override
        public Optional<OperationId> operation() {
            return Optional.of(view.operation().id());
        }

        @Override
        public boolean goesOn() {
            return view.operation().state() instanceof OperationState.Running;
        }

        @Override
        public Shown tell() {
            return operations.tell(view);
        }
    }

    private final class OfInquiry implements Story {
        private final Subject subject;
        private final InquiryView view;

        OfInquiry(Subject subject, InquiryView view) {
            this.subject = subject;
            this.view = view;
        }

        @Override
        public Subject subject() {
            return subject;
        }

        @Override
        public ChannelId channel() {
            return view.inquiry().where().channel();
        }

        @Override
        public UserId asker() {
            return view.inquiry().asker();
        }

        @Override
        public Optional<OperationId> operation() {
            return Optional.empty();
        }

        @Override
        public boolean goesOn() {
            return view.isOpen();
        }

        @Override
        public Shown tell() {
            return inquiries.tell(view);
        }
    }

    private final class OfFinding implements Story {
        private final Subject subject;
        private final Found found;

        OfFinding(Subject subject, Found found) {
            this.subject = subject;
            this.found = found;
        }

        @Override
        public Subject subject() {
            return subject;
        }

        @Override
        public ChannelId channel() {
            return found.channel();
        }

        @Override
        public UserId asker() {
            return UserId.CAPSTAN;
        }

        @Override
        public Optional<OperationId> operation() {
            return Optional.empty();
        }

        @Override
        public boolean goesOn() {
            return false;
        }

        @Override
        public Shown tell() {
            return findings.tell(subject, found);
        }
    }

    private final class OfGraph implements Story {
        private final Subject subject;
        private final GraphOrder order;
        private final Graphs.Graph graph;

        OfGraph(Subject subject, GraphOrder order, Graphs.Graph graph) {
            this.subject = subject;
            this.order = order;
            this.graph = graph;
        }

        @Override
        public Subject subject() {
            return subject;
        }

        @Override
        public ChannelId channel() {
            return order.channel();
        }

        @Override
        public UserId asker() {
            return order.person();
        }

        @Override
        public Optional<OperationId> operation() {
            return Optional.empty();
        }

        @Override
        public boolean goesOn() {
            return false;
        }

        @Override
        public Shown tell() {
            return graphs.tell(subject, order, graph);
        }
    }

    private final class OfImage implements Story {
        private final Subject subject;
        private final ImageOrder order;
        private final Operation changed;
        private final RestoreFile file;

        OfImage(Subject subject, ImageOrder order, Operation changed, RestoreFile file) {
            this.subject = subject;
            this.order = order;
            this.changed = changed;
            this.file = file;
        }

        @Override
        public Subject subject() {
            return subject;
        }

        @Override
        public ChannelId channel() {
            return changed.request().channel();
        }

        @Override
        public UserId asker() {
            return order.person();
        }

        @Override
        public Optional<OperationId> operation() {
            return Optional.of(changed.id());
        }

        @Override
        public boolean goesOn() {
            return false;
        }

        @Override
        public Shown tell() {
            return images.tell(subject, order, file, changed.requestedAt());
        }
    }
}
