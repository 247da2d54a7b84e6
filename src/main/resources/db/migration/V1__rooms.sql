-- Ids are texts of at most 50 characters; times are UTC.

create table users (
  id            varchar(50)  primary key,
  created_at    timestamptz  not null,
  updated_at    timestamptz  not null,
  first_name    varchar(50)  not null,
  last_name     varchar(50)  not null,
  email         varchar(254) not null unique check (email = lower(email)),
  phone         varchar(16),
  password_hash varchar(255) not null,
  admin         boolean      not null default false,
  -- Whether a code proved that the address is this person's.
  proven        boolean      not null default false,
  banned        boolean      not null default false,
  -- Rises with every join, removal and room deletion that concerns this user, so that a node which
  -- missed the event itself notices the change.
  rooms_version bigint       not null default 0
);
create index users_by_name on users (last_name, first_name, id);

create table allowed_user (
  email        varchar(254) primary key check (email = lower(email)),
  default_role varchar(10)  not null
);

-- A login. A token names its row; whoever deletes the row ends the token and its sockets.
create table login_session (
  id         varchar(50) primary key,
  user_id    varchar(50) not null references users on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index login_session_by_user on login_session (user_id);
create index login_session_by_expiry on login_session (expires_at);

-- Opens one socket for a session, once; kept as a hash (SHA-256).
create table socket_ticket (
  hash       char(64)    primary key,
  session_id varchar(50) not null references login_session on delete cascade,
  expires_at timestamptz not null
);
create index socket_ticket_by_expiry on socket_ticket (expires_at);
create index socket_ticket_by_session on socket_ticket (session_id);

-- What a retried call was answered with the first time. The key is the client's; the content is kept
-- as a keyed hash, so that the same key with other content can be refused without keeping a text.
create table first_answer (
  actor_id     varchar(300) not null,
  request_key  varchar(100) not null,
  content_hash varchar(64)  not null,
  reference    varchar(50)  not null,
  at           timestamptz  not null,
  primary key (actor_id, request_key)
);
create index first_answer_by_time on first_answer (at);

-- A deleted room stays as a tombstone, with the members that it had, so that clients which were away
-- learn of it. The fixed rooms are owned by themselves, hence no foreign key.
create table room (
  id         varchar(50) primary key,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  name       varchar(50) not null,
  owner_id   varchar(50) not null,
  room_type  varchar(10) not null
);
create index room_shown_to_all on room (name, id) where room_type <> 'Private' and deleted_at is null;
create index room_deleted on room (deleted_at) where deleted_at is not null;

-- The narrow row that whoever changes the room locks by taking its next number.
create table room_head (
  room_id  varchar(50) primary key references room,
  -- Changes whenever numbers may have been given twice, as after a restored backup.
  epoch    varchar(36) not null default gen_random_uuid()::text,
  last_seq bigint      not null default 0,
  -- Events up to this number are no longer kept.
  floor    bigint      not null default 0,
  -- How many messages the room's history has.
  messages bigint      not null default 0
) with (fillfactor = 50);

create table membership (
  room_id    varchar(50) not null references room,
  user_id    varchar(50) not null references users on delete cascade,
  joined_at  timestamptz not null,
  joined_seq bigint      not null,
  primary key (room_id, user_id)
);
create index membership_by_user on membership (user_id, room_id);

-- The number of the event, and of the message, up to which somebody has read a room.
create table read_position (
  user_id  varchar(50) not null references users on delete cascade,
  room_id  varchar(50) not null references room,
  seq      bigint      not null,
  messages bigint      not null,
  primary key (user_id, room_id)
);

-- The history: what people said, and what the system said of the room. An edited or deleted message
-- keeps its place; a deleted one's text is gone.
create table message (
  id         varchar(50) primary key,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  room_id    varchar(50) not null references room,
  user_id    varchar(50) not null,
  text       text        not null,
  command    varchar(20) not null,
  target_id  varchar(50) not null,
  client_id  varchar(50),
  -- The number of the event that made the message.
  seq        bigint      not null,
  -- The message's own number in the room, from 1 without a hole: pages are cut by it.
  number     bigint      not null,
  unique (room_id, seq),
  unique (room_id, number)
);

-- The ordered log of all that changed a room. It holds no text, it points at the message, so a replay
-- shows the message as it is now.
create table event (
  room_id    varchar(50) not null references room,
  seq        bigint      not null,
  command    varchar(20) not null,
  actor_id   varchar(50) not null,
  target_id  varchar(50) not null,
  message_id varchar(50) not null,
  at         timestamptz not null,
  primary key (room_id, seq)
);

insert into room (id, created_at, updated_at, name, owner_id, room_type)
  select fixed.id, date_trunc('second', now()), date_trunc('second', now()), fixed.name, fixed.id, fixed.type
  from (values ('general', 'General', 'Public'), ('announcements', 'Announcements', 'ReadOnly'))
    as fixed (id, name, type);
insert into room_head (room_id) values ('general'), ('announcements');
