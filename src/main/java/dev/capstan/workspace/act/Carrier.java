package dev.capstan.workspace.act;

/** Brings parcels to the app and waits for the answer; one way is signed HTTP, the other a socket. */
public interface Carrier {
    Delivery deliver(Parcel parcel, Postmark postmark);

    /** Where answers to a response url go, as the app may reach it. */
    String responseUrl(String token);
}
