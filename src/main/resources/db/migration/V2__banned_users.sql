-- Admins are shown who is banned, which few are.
create index users_banned on users (last_name, first_name, id) where banned;
