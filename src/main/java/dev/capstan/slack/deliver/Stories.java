package dev.capstan.slack.deliver;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.outbox.Subject;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryView;
import java.util.Optional;

/** Finds the newest state of a subject, and who tells it. */
final class Stories {
    private final Told told;
    private final Teller operations;
    private final InquiryTeller inquiries;

    Stories(Told told, Teller operations, InquiryTeller inquiries) {
        this.told = told;
        this.operations = operations;
        this.inquiries = inquiries;
    }

    /** Absent where there is nothing to tell. */
    Optional<Story> of(Subject subject) {
        return switch (subject.kind()) {
            case OPERATION ->
                OperationId.parse(subject.id())
                        .flatMap(told.operations()::view)
                        .map(view -> new OfOperation(subject, view));
            case INQUIRY ->
                InquiryId.parse(subject.id()).flatMap(told.inquiries()::view).map(view -> new OfInquiry(subject, view));
            case NOTICE -> Optional.empty();
        };
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
}
