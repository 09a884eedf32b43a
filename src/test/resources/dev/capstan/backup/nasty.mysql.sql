-- A database with what is hard to copy. It is made while it is the current one; @itself@ stands for its name.
create table customer (id int auto_increment primary key, name varchar(80) not null, born date not null default '0000-00-00', photo longblob, note text, shout varchar(90) generated always as (upper(name)) stored, letters int generated always as (char_length(name)) virtual, spend decimal(12,2) not null default 0, check (spend >= 0)) default charset utf8mb4;
create table `Order Line` (id bigint auto_increment primary key, customer int, `what``s` varchar(60), amount decimal(12,2), at timestamp not null default current_timestamp, key `by what` (`what``s`(10)), constraint bought foreign key (customer) references customer (id) on delete cascade);
create table `订单` (`编号` int primary key, `名称` varchar(40) not null) comment '中文 ''and'' more' default charset utf8mb4;
create table nothing (a int);
create table audit (what varchar(200), at timestamp not null default current_timestamp);
create table parent_of_itself (id int primary key, parent int, foreign key (parent) references parent_of_itself (id));
set sql_mode = '';
insert into customer (name, born, photo, note) values ('Ada', '0000-00-00', x'00ff270a0d5c1a22', 'it''s "quoted"; \\ and (1),(2)'), ('李雷 😀', '1990-00-00', null, 'line one\nline two\n(a),(b)\nINSERT INTO `customer` VALUES'), ('', '2000-01-01', '', '');
insert into `Order Line` (customer, `what``s`, amount) values (1, '),(', 10), (1, 'tea'';', 2.5), (2, '茶\\', 7);
insert into `订单` values (1, '苹果'), (2, '🍎');
insert into parent_of_itself values (1, null), (2, 1);
create view spending as select customer, sum(amount) as total from `Order Line` group by customer;
create function doubled(x int) returns int deterministic return x * 2;
create view `Top View` as select s.customer, doubled(s.customer) as twice, i.table_name from spending s join information_schema.tables i on i.table_schema = '@itself@' and i.table_name = 'customer';
create view `a view of what comes later` as select * from `Top View`;
create trigger spent after insert on `Order Line` for each row update `@itself@`.customer set spend = spend + new.amount where id = new.customer;
delimiter ;;
create trigger `told 也` after insert on `Order Line` for each row begin
  -- Table structure for table `customer`
  insert into `@itself@`.audit (what) values (concat('bought ', new.`what``s`));
end;;
create procedure `total of`(in who int, out total decimal(12,2)) begin
  select sum(amount) into total from `@itself@`.`Order Line` where customer = who;
INSERT INTO `@itself@`.audit (what) VALUES ('asked');
end;;
delimiter ;
create event nightly on schedule every 1 day starts '2030-01-01 00:00:00' disable do delete from `@itself@`.audit where at < now() - interval 1 year;
insert into `Order Line` (customer, `what``s`, amount) values (2, 'after', 1);
