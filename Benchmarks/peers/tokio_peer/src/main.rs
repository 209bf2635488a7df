//! `tokio_peer ROW A B`: the rate of one row on tokio's current-thread runtime.
//!
//! Prints what asyncio_peer.py prints.
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, Notify};
use tokio::task::yield_now;

const NO_SUCH_ROW: i32 = 3;

async fn in_all<F: Future<Output = ()> + Send + 'static>(count: usize, make: impl Fn(usize) -> F) {
    let handles: Vec<_> = (0..count).map(|i| tokio::spawn(make(i))).collect();
    for handle in handles {
        handle.await.unwrap();
    }
}

async fn yields(tasks: usize, count: usize) {
    in_all(tasks, |_| async move {
        for _ in 0..count {
            yield_now().await;
        }
    })
    .await;
}

async fn timers(sleepers: usize) {
    in_all(sleepers, |i| {
        tokio::time::sleep(Duration::from_nanos(((i * 7919 % sleepers + 1) * 10) as u64))
    })
    .await;
}

async fn spawn(count: usize) {
    for _ in 0..count {
        tokio::spawn(async {}).await.unwrap();
    }
}

async fn events(rounds: usize) {
    async fn player(rounds: usize, mine: Arc<Notify>, other: Arc<Notify>) {
        for _ in 0..rounds {
            mine.notified().await;
            other.notify_one();
        }
    }
    let (ping, pong) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    ping.notify_one();
    let first = tokio::spawn(player(rounds, ping.clone(), pong.clone()));
    let second = tokio::spawn(player(rounds, pong, ping));
    first.await.unwrap();
    second.await.unwrap();
}

async fn queue(items: usize, capacity: usize) {
    let (sender, mut receiver) = mpsc::channel(capacity);
    let producer = tokio::spawn(async move {
        for i in 0..items {
            sender.send(i).await.unwrap();
        }
    });
    let consumer = tokio::spawn(async move { while receiver.recv().await.is_some() {} });
    producer.await.unwrap();
    consumer.await.unwrap();
}

async fn gather(rounds: usize, width: usize) {
    for _ in 0..rounds {
        in_all(width, |_| yield_now()).await;
    }
}

async fn run(row: &str, first: usize, second: usize) {
    match row {
        "yields" => yields(first, second).await,
        "timers" => timers(first).await,
        "spawn" => spawn(first).await,
        "events" => events(first).await,
        "queue" => queue(first, second).await,
        "gather" => gather(first, second).await,
        _ => std::process::exit(NO_SUCH_ROW),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let row = arguments[1].as_str();
    let first: usize = arguments[2].parse().unwrap();
    let second: usize = arguments[3].parse().unwrap();
    let operations = match row {
        "yields" => first * (second + 1),
        "gather" => first * second,
        _ => first,
    };
    println!("tokio, current thread");
    for round in 0..6 {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let start = Instant::now();
        // Spawned, because the future given to block_on is polled apart from the tasks.
        let name = row.to_string();
        runtime.block_on(async move { tokio::spawn(async move { run(&name, first, second).await }).await }).unwrap();
        let seconds = start.elapsed().as_secs_f64();
        if round > 0 {
            println!("{}", operations as f64 / seconds);
        }
    }
}
