package chat.rooms.faults;

/** Somebody with an account, signed in. */
record Person(String id, String email, String token, String address) {}
