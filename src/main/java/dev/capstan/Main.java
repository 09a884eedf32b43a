package dev.capstan;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("capstan");
    }
}
