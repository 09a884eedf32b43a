package dev.capstan.slack.deliver;

import dev.capstan.alert.AlertId;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.IncidentId;
import dev.capstan.monitor.GraphOrder;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.rota.Handover;
import dev.capstan.rota.Rota;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.fix.ImageOrder;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the newest state of a subject, and who tells it. */
final class Stories {
    private final Told told;
    private final Outbox outbox;
    private final Teller operations;
    private final InquiryTeller inquiries;
    private final ImageTeller images;
    private final RotaTeller rotas;
    private final AlertTeller alerts;
    private final DigestTeller digests;
    private final IncidentTeller incidents;
    private final GraphTeller graphs;
    private final WatchTeller watches;

    Stories(
            Told told,
            Outbox outbox,
            Teller operations,
            InquiryTeller inquiries,
            ImageTeller images,
            RotaTeller rotas,
            AlertTeller alerts,
            DigestTeller digests,
            IncidentTeller incidents,
            GraphTeller graphs,
            WatchTeller watches) {
        this.told = told;
        this.outbox = outbox;
        this.operations = operations;
        this.inquiries = inquiries;
        this.images = images;
        this.rotas = rotas;
        this.alerts = alerts;
        this.digests = digests;
        this.incidents = incidents;
        this.graphs = graphs;
        this.watches = watches;
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
            case WATCH ->
                OperationId.parse(subject.id())
                        .flatMap(told.watches()::of)
                        .map(watch -> new Plain(
                                subject,
                                watch.deploy().request().channel(),
                                watch.deploy().request().requester(),
                                Optional.of(watch.deploy().id()),
                                () -> watches.tell(subject, watch)));
            case ROTA -> told.overrides().handover(subject.id()).flatMap(handover -> ofHandover(subject, handover));
            case ALERT ->
                AlertId.parse(subject.id())
                        .flatMap(told.alerts()::view)
                        .map(view -> new Plain(
                                subject,
                                view.alert().origin().channel(),
                                UserId.CAPSTAN,
                                Optional.empty(),
                                () -> alerts.tell(subject, view)));
            case INCIDENT ->
                IncidentId.parse(subject.id())
                        .flatMap(told.chronicle()::view)
                        .map(view -> new Plain(
                                subject,
                                view.incident().channel(),
                                view.incident().openedBy(),
                                Optional.empty(),
                                () -> incidents.tell(subject, view)));
            case DIGEST ->
                told.alerts()
                        .digest(subject.id())
                        .map(digest -> new Plain(
                                subject,
                                digest.channel(),
                                UserId.CAPSTAN,
                                Optional.empty(),
                                () -> digests.tell(subject, digest)));
            case GRAPH ->
                GraphOrder.parse(subject.id()).flatMap(order -> told.graphs()
                        .of(order)
                        .map(graph -> new Plain(
                                subject,
                                order.channel(),
                                order.person(),
                                Optional.empty(),
                                () -> graphs.tell(subject, order, graph))));
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
                .flatMap(operation -> told.images()
                        .file(order)
                        .map(file -> new Plain(
                                subject,
                                operation.request().channel(),
                                order.person(),
                                Optional.of(operation.id()),
                                () -> images.tell(subject, order, file, operation.requestedAt()))));
    }

    private Optional<Story> ofHandover(Subject subject, Handover handover) {
        return Optional.ofNullable(Rota.all(told.catalogue().now().house()).get(handover.rota()))
                .flatMap(rota -> rota.channel()
                        .map(channel -> new Plain(
                                subject,
                                channel,
                                handover.by(),
                                Optional.empty(),
                                () -> rotas.tell(subject, channel, rota, handover))));
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

    /** What Slack shows of it changes only with it. */
    private record Plain(
            Subject subject, ChannelId channel, UserId asker, Optional<OperationId> operation, Supplier<Shown> telling)
            implements Story {
        @Override
        public boolean goesOn() {
            return false;
        }

        @Override
        public Shown tell() {
            return telling.get();
        }
    }
}
